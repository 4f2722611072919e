// Make an order and follow its document, with mqtt.js; over WebSockets from a browser just so (ws:// or wss:// in the address).
//
//   node orders.mjs mqtt://localhost:1883 plant erp PASSWORD ITEM QUANTITY

import { randomUUID } from "node:crypto";
import mqtt from "mqtt";

const [address, site, user, password, item, quantity] = process.argv.slice(2);
const root = `shopfloor/v1/${site}`;
const client = mqtt.connect(address, { username: user, password, protocolVersion: 5, clean: true });
const id = randomUUID();
const envelope = {
  specversion: "1.0",
  type: "shopfloor.mo-create.v1",
  id,
  source: user,
  time: new Date().toISOString(),
  data: { item, q: quantity },
};
let again;

client.on("connect", async () => {
  await client.subscribeAsync([`${root}/x/${user}/ack`, `${root}/state/mo/#`], { qos: 1 });
  const send = () => client.publish(`${root}/x/${user}/cmd/mo-create`, JSON.stringify(envelope), { qos: 1 });
  send();
  clearInterval(again);
  again = setInterval(send, 3000); // until it is answered: the same bytes, so it is made once
});

client.on("message", (topic, payload) => {
  if (payload.length === 0) return; // a document that is no more
  const said = JSON.parse(payload.toString());
  if (topic.endsWith("/ack") && said.id === id && said.status !== "retry") {
    clearInterval(again);
    console.log(JSON.stringify({ status: said.status, mo: said.result.mo, message: said.message }));
    if (said.status !== "accepted") client.end();
  } else if (topic.includes("/state/mo/")) {
    console.log(JSON.stringify({ mo: said.mo, order: said.status, good: said.good, of: said.q_deliver }));
  }
});
