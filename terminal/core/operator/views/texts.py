"""What the screens say, in English, ready for translation."""

from typing import Final

from terminal.core.operator.acts import form, gate

PROMPTS: Final = {
    "idle": "scan your badge",
    "keytest": "scan the KEYTEST card",
    "dispatch": "scan an operation from the traveller, or press 1-5",
    "running": "scan GOOD, SCRAP, PAUSE or FINISH, a lot label, or a QTY card",
    "quantity": "type a number or scan a QTY card; OK books",
    "again": "type the number again, or scan its card once more; OK books",
    "material": "scan the lot label on the bar or box, then type a number",
    "reasons": "scan a reason card or press its number",
    "manual": "type the last digits, then Enter; Enter alone offers all",
    "reading": "what is written about this operation and its order",
    "gate": gate.PROMPT,
    "listing": "what this terminal has sent, newest first",
    "store": "scan an item, a lot, a place or an order to look it up; or press a number",
}
KEYS: Final = {
    "idle": "[0] type badge   [9] test the scanner   [.] list",
    "keytest": "[/] back",
    "dispatch": "[Enter] START [-] SETUP [9] REWORK, ASIDE [*] mat [6] CALL [7] DOWN [/] off",
    "running": "[Enter] good [-] scrap [*] mat [1] PAUSE [3] FINISH [5] READ [6] CALL [.] UNDO",
    "reading": "[+] more   [any other key] back",
    "quantity": "[Enter] BOOK  [-] scrap  [*] rework, set aside  [+] good  [<-] del  [/] back",
    "again": "[0-9] type it again   [Enter] it is so   [<-] del   [/] correct it",
    "material": "[Enter] BOOK  [+] next line  [-] planned/extra/return  [<-] correct  [/] back",
    "reasons": "[1-9] pick   [+] more   [/] back",
    "manual": "[0-9] type  [<-] correct  [Enter] look, then take  [+] next  [/] back",
    "gate": "[0-9] PIN  [<-] correct  [Enter] open  [/] back",
    "listing": "[-] UNDO the last booking   [Enter] message read   [any other key] back",
    "store": "[1] RECEIVE [2] MOVE [3] COUNT [4] SHIP [5] REPLENISH [6] CALLS [9] ADJ [.] [/]",
    "form": "[Enter] BOOK  [*] type what is asked for  [+] more  [<-] correct  [/] back",
    "look": "[+] more   [*] type a code   [/] back",
}
PICKER_KEYS: Final = {
    "call": "[1-9] pick   [*] add a word   [+] more   [/] back",
    "call-item": "[1-9] pick   [Enter] without an item   [*] add a word   [+] more   [/] back",
}
PAUSED_KEYS: Final = "[Enter] GO ON [3] FINISH [*] mat [6] CALL [7] DOWN [8] NOTE [.] UNDO [/] list"
COACH: Final = {
    "idle": "DEMO: press 0, type 0021, press Enter twice (that is Omar's badge)",
    "dispatch": "DEMO: press 1, then Enter to start the first operation",
    "running": "DEMO: press Enter, type 2, press Enter: stock and WIP change everywhere",
    "quantity": "DEMO: type a number of good pieces and press Enter",
    "reasons": "DEMO: press a number",
    "manual": "DEMO: type 0021, press Enter, and Enter again",
    "material": "DEMO: press / to go back",
    "listing": "DEMO: every line shows how far it got: queued, sent, accepted",
}
REASON_TITLES: Final = {
    "pause": "WHY DO YOU PAUSE?",
    "scrap": "WHY IS IT SCRAP?",
    "extra": "WHY EXTRA MATERIAL?",
    "stop": "WHY DOES IT STAND STILL?",
    "count": "WHY DOES THE STOCK DIFFER?",
    "note": "WHAT IS TO BE NOTED?",
    "call": "WHO IS NEEDED?",
    "override": "WHY MAY IT BEGIN?",
    "call-item": "WHICH MATERIAL IS NEEDED?",
    "call-note": "WHAT IS TO BE SAID WITH IT?",
    "aside": "TO REWORK, AND SET ASIDE",
}
MANUAL_NAMES: Final = {
    "EMP": "badge number",
    "MO": "order number (184)",
    "OP": "operation: the order's digits, then its number (184010)",
    "LOT": "lot: its last digits",
    "ITM": "item: its last digits",
    "LOC": "place: its digits",
    "QTY": "quantity",
    "RSN": "reason: its digits",
    "": "",
}
FIELDS: Final = {
    "item": "item",
    "lot": "lot",
    "source": "at",
    "target": "to",
    "mo": "for order",
    "typed": "quantity",
}
PIN_PROMPT: Final = "type your PIN, then Enter"
PICKER_PROMPTS: Final = {
    "aside": "press the number of what you go on with: to rework, or to judge",
    "call": "press the number of who is needed, or of the call that is settled",
    "call-item": "press the item's number or scan its label; Enter calls without saying which",
    "call-note": "press the number of what is to be said, or scan its card",
}
"""What is asked where it is no reason."""
FORM_PROMPTS: Final = form.PROMPTS
