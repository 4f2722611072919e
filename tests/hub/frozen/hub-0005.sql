BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE alias (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_alias PRIMARY KEY (id)
);
CREATE TABLE balance (
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	mo VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	rev BIGINT NOT NULL, 
	applied VARCHAR NOT NULL, 
	CONSTRAINT pk_balance PRIMARY KEY (item, lot, location, mo)
);
INSERT INTO "balance" VALUES('RM-001','','SUPPLIER','',-20000000,-9000000000,34,'{}');
INSERT INTO "balance" VALUES('RM-001','','RAW','',20000000,0,34,'{}');
INSERT INTO "balance" VALUES('RM-006','','SUPPLIER','',-400000000,-2600000000,35,'{}');
INSERT INTO "balance" VALUES('RM-006','','RAW','',400000000,0,35,'{}');
INSERT INTO "balance" VALUES('RM-007','','SUPPLIER','',-70000000,-2940000000,36,'{}');
INSERT INTO "balance" VALUES('RM-007','','RAW','',70000000,0,36,'{}');
INSERT INTO "balance" VALUES('RM-002','','SUPPLIER','',-520000000,-14560000000,37,'{}');
INSERT INTO "balance" VALUES('RM-002','','RAW','',520000000,0,37,'{}');
INSERT INTO "balance" VALUES('RM-003','','SUPPLIER','',-290000000,-10150000000,38,'{}');
INSERT INTO "balance" VALUES('RM-003','2604-00012','RAW','',290000000,0,38,'{}');
INSERT INTO "balance" VALUES('RM-004','','SUPPLIER','',-900000000,-7200000000,39,'{}');
INSERT INTO "balance" VALUES('RM-004','','RAW','',900000000,0,39,'{}');
INSERT INTO "balance" VALUES('RM-005','','SUPPLIER','',-110000000,-10450000000,40,'{}');
INSERT INTO "balance" VALUES('RM-005','','RAW','',110000000,0,40,'{}');
INSERT INTO "balance" VALUES('RM-001','','L-CUT','',-250000,0,54,'{"T1":["k3v9x2m4q7w1",11]}');
INSERT INTO "balance" VALUES('RM-001','','WIP','MO-2026-00184',250000,112500000,54,'{}');
CREATE TABLE bom (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lines TEXT NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_bom PRIMARY KEY (id)
);
INSERT INTO "bom" VALUES('CH-100','CH-100','[{"grant": "", "item": "RM-001", "q": "0.08", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-007", "q": "0.3", "basis": "unit", "per": "1", "step": "030", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-002", "q": "2.5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-003", "q": "1.4", "basis": "unit", "per": "1", "step": "040", "mode": "lot", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-004", "q": "5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-005", "q": "1", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1,1);
CREATE TABLE booking (
	no BIGINT NOT NULL, 
	mo VARCHAR NOT NULL, 
	op VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	good BIGINT NOT NULL, 
	rework BIGINT NOT NULL, 
	suspect BIGINT NOT NULL, 
	scrap BIGINT NOT NULL, 
	at BIGINT NOT NULL, source VARCHAR DEFAULT 'new' NOT NULL, entered_by VARCHAR DEFAULT '' NOT NULL, allowed BIGINT DEFAULT '-1' NOT NULL, supply VARCHAR, 
	CONSTRAINT pk_booking PRIMARY KEY (no)
);
CREATE TABLE call (
	id VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	mo VARCHAR NOT NULL, 
	op VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	status VARCHAR NOT NULL, 
	taken_by VARCHAR NOT NULL, 
	taken BIGINT NOT NULL, 
	closed_by VARCHAR NOT NULL, 
	closed BIGINT NOT NULL, 
	level INTEGER NOT NULL, 
	rev BIGINT NOT NULL, 
	arrived BIGINT NOT NULL, item VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT ck_call_status CHECK (status in ('open','taken','closed'))
);
INSERT INTO "call" VALUES('CALL-62','CUT-01','material','beech is nearly out','MO-2026-00184','010','0021',1794992400000,'open','',0,'',0,0,62,1795000042000,'');
CREATE TABLE downtime (
	no BIGINT NOT NULL, 
	workstation VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	started BIGINT NOT NULL, 
	ended BIGINT NOT NULL, 
	CONSTRAINT pk_downtime PRIMARY KEY (no)
);
CREATE TABLE epoch (
	source VARCHAR NOT NULL, 
	epoch VARCHAR NOT NULL, 
	have_through BIGINT NOT NULL, 
	last_seen BIGINT NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	opened BIGINT NOT NULL, 
	CONSTRAINT pk_epoch PRIMARY KEY (source, epoch)
);
INSERT INTO "epoch" VALUES('t/T1','k3v9x2m4q7w1',46,46,1,1795000041000);
INSERT INTO "epoch" VALUES('t/T3','epoch001',0,0,1,1795000042000);
CREATE TABLE event (
	number BIGINT NOT NULL, 
	no BIGINT NOT NULL, 
	topic VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (number)
);
INSERT INTO "event" VALUES(1,2,'ref/put-location','{"number":1,"no":2,"verb":"put-location","source":"x/office","who":"","occurred":1795000000000,"recorded":1795000001000,"data":{"id":"RAW"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(2,3,'ref/put-location','{"number":2,"no":3,"verb":"put-location","source":"x/office","who":"","occurred":1795000001000,"recorded":1795000002000,"data":{"id":"FG"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(3,4,'ref/put-location','{"number":3,"no":4,"verb":"put-location","source":"x/office","who":"","occurred":1795000002000,"recorded":1795000003000,"data":{"id":"L-CUT"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(4,5,'ref/put-location','{"number":4,"no":5,"verb":"put-location","source":"x/office","who":"","occurred":1795000003000,"recorded":1795000004000,"data":{"id":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(5,6,'ref/put-location','{"number":5,"no":6,"verb":"put-location","source":"x/office","who":"","occurred":1795000004000,"recorded":1795000005000,"data":{"id":"L-LAC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(6,7,'ref/put-location','{"number":6,"no":7,"verb":"put-location","source":"x/office","who":"","occurred":1795000005000,"recorded":1795000006000,"data":{"id":"L-UPH"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(7,8,'ref/put-location','{"number":7,"no":8,"verb":"put-location","source":"x/office","who":"","occurred":1795000006000,"recorded":1795000007000,"data":{"id":"L-QC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(8,9,'ref/put-location','{"number":8,"no":9,"verb":"put-location","source":"x/office","who":"","occurred":1795000007000,"recorded":1795000008000,"data":{"id":"L-PACK"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(9,10,'ref/put-item','{"number":9,"no":10,"verb":"put-item","source":"x/office","who":"","occurred":1795000008000,"recorded":1795000009000,"data":{"id":"CH-100","home":"FG","description":"Chair"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(10,11,'ref/put-item','{"number":10,"no":11,"verb":"put-item","source":"x/office","who":"","occurred":1795000009000,"recorded":1795000010000,"data":{"id":"RM-001","decimals":3,"unit":"m3","description":"Material RM-001"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(11,12,'ref/put-item','{"number":11,"no":12,"verb":"put-item","source":"x/office","who":"","occurred":1795000010000,"recorded":1795000011000,"data":{"id":"RM-006","unit":"set","description":"Material RM-006"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(12,13,'ref/put-item','{"number":12,"no":13,"verb":"put-item","source":"x/office","who":"","occurred":1795000011000,"recorded":1795000012000,"data":{"id":"RM-007","decimals":3,"unit":"l","description":"Material RM-007"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(13,14,'ref/put-item','{"number":13,"no":14,"verb":"put-item","source":"x/office","who":"","occurred":1795000012000,"recorded":1795000013000,"data":{"id":"RM-002","decimals":3,"unit":"kg","description":"Material RM-002"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(14,15,'ref/put-item','{"number":14,"no":15,"verb":"put-item","source":"x/office","who":"","occurred":1795000013000,"recorded":1795000014000,"data":{"id":"RM-003","decimals":3,"lot_tracked":true,"unit":"m","description":"Material RM-003"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(15,16,'ref/put-item','{"number":15,"no":16,"verb":"put-item","source":"x/office","who":"","occurred":1795000014000,"recorded":1795000015000,"data":{"id":"RM-004","description":"Material RM-004"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(16,17,'ref/put-item','{"number":16,"no":17,"verb":"put-item","source":"x/office","who":"","occurred":1795000015000,"recorded":1795000016000,"data":{"id":"RM-005","description":"Material RM-005"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(17,18,'ref/put-workstation','{"number":17,"no":18,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000016000,"recorded":1795000017000,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(18,19,'ref/put-workstation','{"number":18,"no":19,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000017000,"recorded":1795000018000,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(19,20,'ref/put-workstation','{"number":19,"no":20,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000018000,"recorded":1795000019000,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(20,21,'ref/put-workstation','{"number":20,"no":21,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000019000,"recorded":1795000020000,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(21,22,'ref/put-workstation','{"number":21,"no":22,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000020000,"recorded":1795000021000,"data":{"id":"QC-01","group":"QC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(22,23,'ref/put-workstation','{"number":22,"no":23,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000021000,"recorded":1795000022000,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(23,24,'ref/put-operator','{"number":23,"no":24,"verb":"put-operator","source":"x/office","who":"","occurred":1795000022000,"recorded":1795000023000,"data":{"id":"0021","roles":["operator","setter","quality"],"name":"Omar"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(24,25,'ref/put-operator','{"number":24,"no":25,"verb":"put-operator","source":"x/office","who":"","occurred":1795000023000,"recorded":1795000024000,"data":{"id":"0022","roles":["operator"],"name":"Rahman"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(25,26,'ref/put-operator','{"number":25,"no":26,"verb":"put-operator","source":"x/office","who":"","occurred":1795000024000,"recorded":1795000025000,"data":{"id":"0013","roles":["storekeeper"],"name":"Farsi"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(26,27,'ref/put-reason','{"number":26,"no":27,"verb":"put-reason","source":"x/office","who":"","occurred":1795000025000,"recorded":1795000026000,"data":{"id":"DIM","kind":"scrap","text":"dim"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(27,28,'ref/put-reason','{"number":27,"no":28,"verb":"put-reason","source":"x/office","who":"","occurred":1795000026000,"recorded":1795000027000,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(28,29,'ref/put-reason','{"number":28,"no":29,"verb":"put-reason","source":"x/office","who":"","occurred":1795000027000,"recorded":1795000028000,"data":{"id":"BRK","kind":"pause","text":"brk"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(29,30,'ref/put-reason','{"number":29,"no":30,"verb":"put-reason","source":"x/office","who":"","occurred":1795000028000,"recorded":1795000029000,"data":{"id":"SPO","kind":"extra","text":"spo"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(30,31,'ref/put-reason','{"number":30,"no":31,"verb":"put-reason","source":"x/office","who":"","occurred":1795000029000,"recorded":1795000030000,"data":{"id":"CNT","kind":"count","text":"cnt"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(31,32,'ref/put-bom','{"number":31,"no":32,"verb":"put-bom","source":"x/office","who":"","occurred":1795000030000,"recorded":1795000031000,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010"},{"item":"RM-006","q":"1","step":"020"},{"item":"RM-007","q":"0.3","step":"030"},{"item":"RM-002","q":"2.5","step":"040"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040"},{"item":"RM-005","q":"1","step":"040"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(32,33,'ref/put-routing','{"number":32,"no":33,"verb":"put-routing","source":"x/office","who":"","occurred":1795000031000,"recorded":1795000032000,"data":{"id":"CH-100","item":"CH-100","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"ASM"},{"op":"030","group":"LAC"},{"op":"040","group":"UPH"},{"op":"050","group":"QC"},{"op":"060","group":"PACK"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(33,34,'stock/receive','{"number":33,"no":34,"verb":"receive","source":"x/office","who":"","occurred":1795000032000,"recorded":1795000033000,"data":{"item":"RM-001","location":"RAW","q":"20","cost":"450"},"flags":[],"result":{"value":"9000"}}');
INSERT INTO "event" VALUES(34,35,'stock/receive','{"number":34,"no":35,"verb":"receive","source":"x/office","who":"","occurred":1795000033000,"recorded":1795000034000,"data":{"item":"RM-006","location":"RAW","q":"400","cost":"6.5"},"flags":[],"result":{"value":"2600"}}');
INSERT INTO "event" VALUES(35,36,'stock/receive','{"number":35,"no":36,"verb":"receive","source":"x/office","who":"","occurred":1795000034000,"recorded":1795000035000,"data":{"item":"RM-007","location":"RAW","q":"70","cost":"42"},"flags":[],"result":{"value":"2940"}}');
INSERT INTO "event" VALUES(36,37,'stock/receive','{"number":36,"no":37,"verb":"receive","source":"x/office","who":"","occurred":1795000035000,"recorded":1795000036000,"data":{"item":"RM-002","location":"RAW","q":"520","cost":"28"},"flags":[],"result":{"value":"14560"}}');
INSERT INTO "event" VALUES(37,38,'stock/receive','{"number":37,"no":38,"verb":"receive","source":"x/office","who":"","occurred":1795000036000,"recorded":1795000037000,"data":{"item":"RM-003","location":"RAW","q":"290","cost":"35","lot":"2604-00012"},"flags":[],"result":{"value":"10150"}}');
INSERT INTO "event" VALUES(38,39,'stock/receive','{"number":38,"no":39,"verb":"receive","source":"x/office","who":"","occurred":1795000037000,"recorded":1795000038000,"data":{"item":"RM-004","location":"RAW","q":"900","cost":"8"},"flags":[],"result":{"value":"7200"}}');
INSERT INTO "event" VALUES(39,40,'stock/receive','{"number":39,"no":40,"verb":"receive","source":"x/office","who":"","occurred":1795000038000,"recorded":1795000039000,"data":{"item":"RM-005","location":"RAW","q":"110","cost":"95"},"flags":[],"result":{"value":"10450"}}');
INSERT INTO "event" VALUES(40,41,'mo/mo-create','{"number":40,"no":41,"verb":"mo-create","source":"x/office","who":"","occurred":1795000039000,"recorded":1795000040000,"data":{"mo":"MO-2026-00184","item":"CH-100","q":"100"},"flags":[],"result":{"mo":"MO-2026-00184"}}');
INSERT INTO "event" VALUES(41,42,'mo/mo-release','{"number":41,"no":42,"verb":"mo-release","source":"x/office","who":"","occurred":1795000040000,"recorded":1795000041000,"data":{"mo":"MO-2026-00184"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(42,45,'ws/sign-off','{"number":42,"no":45,"verb":"sign-off","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"workstation":"CUT-01"},"flags":["not-signed-on"],"result":{}}');
INSERT INTO "event" VALUES(43,46,'mo/op-start','{"number":43,"no":46,"verb":"op-start","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","kind":"setup"},"flags":[],"result":{"session":46}}');
INSERT INTO "event" VALUES(44,47,'mo/op-pause','{"number":44,"no":47,"verb":"op-pause","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","reason":"BRK"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(45,48,'mo/op-resume','{"number":45,"no":48,"verb":"op-resume","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(46,49,'mo/op-finish','{"number":46,"no":49,"verb":"op-finish","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"},"flags":["finished-short"],"result":{}}');
INSERT INTO "event" VALUES(47,51,'ws/downtime-stop','{"number":47,"no":51,"verb":"downtime-stop","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"workstation":"CUT-01","reason":"MEC"},"flags":["not-down"],"result":{}}');
INSERT INTO "event" VALUES(48,53,'mo/consume','{"number":48,"no":53,"verb":"consume","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","lot":"","location":"L-CUT","q":"0.5","kind":"extra","reason":"SPO"},"flags":["negative-stock"],"result":{}}');
INSERT INTO "event" VALUES(49,54,'mo/return','{"number":49,"no":54,"verb":"return","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","lot":"","location":"L-CUT","q":"0.25"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(50,62,'call/call','{"number":50,"no":62,"verb":"call","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"workstation":"CUT-01","kind":"material","note":"beech is nearly out","mo":"MO-2026-00184","op":"010"},"flags":[],"result":{"call":"CALL-62"}}');
INSERT INTO "event" VALUES(51,63,'call/call-take','{"number":51,"no":63,"verb":"call-take","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"call":"CALL-1"},"flags":["call-unknown"],"result":{}}');
INSERT INTO "event" VALUES(52,64,'call/call-close','{"number":52,"no":64,"verb":"call-close","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"call":"CALL-1"},"flags":["call-unknown"],"result":{}}');
INSERT INTO "event" VALUES(53,65,'message/note','{"number":53,"no":65,"verb":"note","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"subject":"MO-2026-00184","text":"take the light beech first"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(54,66,'message/message','{"number":54,"no":66,"verb":"message","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"to":"CUT-01","text":"come by"},"flags":[],"result":{"message":"MSG-66"}}');
INSERT INTO "event" VALUES(55,67,'message/message-read','{"number":55,"no":67,"verb":"message-read","source":"t/T1","who":"0021","occurred":1794992400000,"recorded":1795000042000,"data":{"message":"MSG-1"},"flags":["message-unknown"],"result":{}}');
INSERT INTO "event" VALUES(56,91,'ref/put-terminal','{"number":56,"no":91,"verb":"put-terminal","source":"x/office","who":"","occurred":1795000042000,"recorded":1795000043000,"data":{"id":"T3","workstation":"CUT-01"},"flags":[],"result":{"rev":1}}');
CREATE TABLE exception (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	no BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	rev BIGINT NOT NULL, verb VARCHAR DEFAULT '' NOT NULL, proposal TEXT DEFAULT '' NOT NULL, how VARCHAR DEFAULT '' NOT NULL, reason TEXT DEFAULT '' NOT NULL, who VARCHAR DEFAULT '' NOT NULL, settled BIGINT DEFAULT '0' NOT NULL, ways VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_exception PRIMARY KEY (id)
);
INSERT INTO "exception" VALUES('EX-44-1','parked','CUT-01',44,'sign-on at CUT-01: back-entry needs the role supervisor (Omar)','open',1795000042000,44,'sign-on','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-50-1','parked','CUT-01',50,'downtime-start at CUT-01: reason MEC is not one for stop (Omar)','open',1795000042000,50,'downtime-start','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-52-1','parked','MO-2026-00184 010',52,'7 good, 1 rework, 2 set aside, 1 scrap (DIM) at OP 010 of MO-2026-00184: back-entry needs the role supervisor (Omar)','open',1795000042000,52,'output','','','','',0,'apply,charge,dismiss');
INSERT INTO "exception" VALUES('EX-53-1','negative-stock','RM-001 L-CUT',53,'RM-001 at L-CUT went to -0.5; RAW holds 20: move it there, or count','open',1795000042000,53,'consume','','','','',0,'');
INSERT INTO "exception" VALUES('EX-55-1','parked','MO-2026-00184',55,'1 RM-001 from RAW to L-CUT for MO-2026-00184: move needs the role storekeeper (Omar)','open',1795000042000,55,'move','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-56-1','parked','RM-003',56,'14 RM-003 lot 2604-00012 from RAW to L-UPH: transfer needs the role storekeeper (Omar)','open',1795000042000,56,'transfer','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-57-1','parked','RM-001 RAW',57,'count of 19.5 RM-001 at RAW: count needs the role storekeeper (Omar)','open',1795000042000,57,'count','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-58-1','parked','RM-003 RAW',58,'120 RM-003 lot 2605-00001 received into RAW: receive needs the role storekeeper (Omar)','open',1795000042000,58,'receive','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-59-1','parked','RM-001 RAW',59,'adjustment by -1.5 RM-001 at RAW: adjust needs the role storekeeper (Omar)','open',1795000042000,59,'adjust','','','','',0,'apply,dismiss');
CREATE TABLE inbox (
	no BIGINT NOT NULL, 
	source VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	epoch VARCHAR, 
	seq BIGINT, 
	verb VARCHAR NOT NULL, 
	authid VARCHAR NOT NULL, 
	occurred BIGINT NOT NULL, 
	received BIGINT NOT NULL, 
	digest VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	ack TEXT NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (no), 
	CONSTRAINT uq_inbox_source_epoch_seq UNIQUE (source, epoch, seq), 
	CONSTRAINT uq_inbox_source_id UNIQUE (source, id)
);
INSERT INTO "inbox" VALUES(1,'hub','rules-2',NULL,NULL,'hub-rules','',1795000001000,1795000001000,'rules-2','{"edition":2}','accepted','','{}');
INSERT INTO "inbox" VALUES(2,'x/office','00000000-0000-7000-8000-000000000001',NULL,NULL,'put-location','',1795000000000,1795000001000,'ccb7ac3ba3408401efb1972233a6a0ac35806d35a0dc3a429cca8136cdee8b71','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000001","source":"office","subject":"","time":"2026-11-18T11:06:40Z","authid":"","boot":"","mono":0,"data":{"id":"RAW"},"sum":"7b5935409537bfe4"}','accepted','','{"id":"00000000-0000-7000-8000-000000000001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":2,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(3,'x/office','00000000-0000-7000-8000-000000000002',NULL,NULL,'put-location','',1795000001000,1795000002000,'8749836402705d697c6d8e0fb20f0f45d215f4f2528ccf049f1e14c60b4266db','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000002","source":"office","subject":"","time":"2026-11-18T11:06:41Z","authid":"","boot":"","mono":0,"data":{"id":"FG"},"sum":"2267ac7082383bda"}','accepted','','{"id":"00000000-0000-7000-8000-000000000002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":3,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(4,'x/office','00000000-0000-7000-8000-000000000003',NULL,NULL,'put-location','',1795000002000,1795000003000,'6ace8618fe5decb91eefb51e41f0b984dc3390b2d64a533857d818a34013686a','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000003","source":"office","subject":"","time":"2026-11-18T11:06:42Z","authid":"","boot":"","mono":0,"data":{"id":"L-CUT"},"sum":"c8b9096c1e470246"}','accepted','','{"id":"00000000-0000-7000-8000-000000000003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":4,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(5,'x/office','00000000-0000-7000-8000-000000000004',NULL,NULL,'put-location','',1795000003000,1795000004000,'6e1b79bb2da2cb150c9755c00e6e0d13b2ed9aabeb9afd94365a428a8a6bfc5f','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000004","source":"office","subject":"","time":"2026-11-18T11:06:43Z","authid":"","boot":"","mono":0,"data":{"id":"L-ASM"},"sum":"6d2a6ec64b7282cc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":5,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(6,'x/office','00000000-0000-7000-8000-000000000005',NULL,NULL,'put-location','',1795000004000,1795000005000,'9382f5690f8f820f0627716995b1235a643f16ee45e5a4c9f22d6d656285ce37','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000005","source":"office","subject":"","time":"2026-11-18T11:06:44Z","authid":"","boot":"","mono":0,"data":{"id":"L-LAC"},"sum":"a2c8d236ca53df5f"}','accepted','','{"id":"00000000-0000-7000-8000-000000000005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":6,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(7,'x/office','00000000-0000-7000-8000-000000000006',NULL,NULL,'put-location','',1795000005000,1795000006000,'e0a81a15b2d21e663fb82115a57aa3e3758c8b18b47a20648e4a872e4a42d08e','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000006","source":"office","subject":"","time":"2026-11-18T11:06:45Z","authid":"","boot":"","mono":0,"data":{"id":"L-UPH"},"sum":"5f4aeebe90f4c349"}','accepted','','{"id":"00000000-0000-7000-8000-000000000006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":7,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(8,'x/office','00000000-0000-7000-8000-000000000007',NULL,NULL,'put-location','',1795000006000,1795000007000,'eb94f91b994b3a585564f7c1160a9fb604f5e5949dd22e61f34087ae80e61326','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000007","source":"office","subject":"","time":"2026-11-18T11:06:46Z","authid":"","boot":"","mono":0,"data":{"id":"L-QC"},"sum":"7a0fe97a10648305"}','accepted','','{"id":"00000000-0000-7000-8000-000000000007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":8,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(9,'x/office','00000000-0000-7000-8000-000000000008',NULL,NULL,'put-location','',1795000007000,1795000008000,'cd088eef4b3b02038413896f31d3a79e3b6788c57b18a4ffa165e7f6ac853e22','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000008","source":"office","subject":"","time":"2026-11-18T11:06:47Z","authid":"","boot":"","mono":0,"data":{"id":"L-PACK"},"sum":"ae4aeb8ed989bffc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":9,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(10,'x/office','00000000-0000-7000-8000-000000000009',NULL,NULL,'put-item','',1795000008000,1795000009000,'75353207183d5fd9311adf671e0608ea8d75f9f4388881a87d47ed8bedc32e6d','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000009","source":"office","subject":"","time":"2026-11-18T11:06:48Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","home":"FG","description":"Chair"},"sum":"636986dd49721f9b"}','accepted','','{"id":"00000000-0000-7000-8000-000000000009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":10,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(11,'x/office','00000000-0000-7000-8000-000000000010',NULL,NULL,'put-item','',1795000009000,1795000010000,'0e715909c85ec4a8622399c3611edcaaee921a9a781c8fb92bd11e6386ff0917','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000010","source":"office","subject":"","time":"2026-11-18T11:06:49Z","authid":"","boot":"","mono":0,"data":{"id":"RM-001","decimals":3,"unit":"m3","description":"Material RM-001"},"sum":"bc152673f35423fd"}','accepted','','{"id":"00000000-0000-7000-8000-000000000010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":11,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(12,'x/office','00000000-0000-7000-8000-000000000011',NULL,NULL,'put-item','',1795000010000,1795000011000,'518c0515b95f6bed548bbf369a4b11420b0d323c5d492c0fd30d9b978e675994','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000011","source":"office","subject":"","time":"2026-11-18T11:06:50Z","authid":"","boot":"","mono":0,"data":{"id":"RM-006","unit":"set","description":"Material RM-006"},"sum":"0880a0d1398be40e"}','accepted','','{"id":"00000000-0000-7000-8000-000000000011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":12,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(13,'x/office','00000000-0000-7000-8000-000000000012',NULL,NULL,'put-item','',1795000011000,1795000012000,'47331dd03a4c07a0af488948b5a3db1c0d651c4c183d572a714ce520eab41663','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000012","source":"office","subject":"","time":"2026-11-18T11:06:51Z","authid":"","boot":"","mono":0,"data":{"id":"RM-007","decimals":3,"unit":"l","description":"Material RM-007"},"sum":"66c5683f53f6a655"}','accepted','','{"id":"00000000-0000-7000-8000-000000000012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":13,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(14,'x/office','00000000-0000-7000-8000-000000000013',NULL,NULL,'put-item','',1795000012000,1795000013000,'ad2572963f9444107b1872371b26e4c2aedbfd35f6bf22b84ed033d01564c440','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000013","source":"office","subject":"","time":"2026-11-18T11:06:52Z","authid":"","boot":"","mono":0,"data":{"id":"RM-002","decimals":3,"unit":"kg","description":"Material RM-002"},"sum":"9db815e31deda3db"}','accepted','','{"id":"00000000-0000-7000-8000-000000000013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":14,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(15,'x/office','00000000-0000-7000-8000-000000000014',NULL,NULL,'put-item','',1795000013000,1795000014000,'7ec3cafe2f22cd29e904134f1f474f1b40664fe412c45615951b2af3504c60d0','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000014","source":"office","subject":"","time":"2026-11-18T11:06:53Z","authid":"","boot":"","mono":0,"data":{"id":"RM-003","decimals":3,"lot_tracked":true,"unit":"m","description":"Material RM-003"},"sum":"a929e6db70a86f49"}','accepted','','{"id":"00000000-0000-7000-8000-000000000014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":15,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(16,'x/office','00000000-0000-7000-8000-000000000015',NULL,NULL,'put-item','',1795000014000,1795000015000,'204f14e2124d8fb2bb81cdf30f767bf7bbbaa869013c7cc348d1150499a052e4','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000015","source":"office","subject":"","time":"2026-11-18T11:06:54Z","authid":"","boot":"","mono":0,"data":{"id":"RM-004","description":"Material RM-004"},"sum":"2520ebc07cf7bc4e"}','accepted','','{"id":"00000000-0000-7000-8000-000000000015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":16,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(17,'x/office','00000000-0000-7000-8000-000000000016',NULL,NULL,'put-item','',1795000015000,1795000016000,'39444464d332b200d381ffd5c3a227154e5bb80cdae23d8891458f682d305317','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000016","source":"office","subject":"","time":"2026-11-18T11:06:55Z","authid":"","boot":"","mono":0,"data":{"id":"RM-005","description":"Material RM-005"},"sum":"4779b486d08f7d64"}','accepted','','{"id":"00000000-0000-7000-8000-000000000016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":17,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(18,'x/office','00000000-0000-7000-8000-000000000017',NULL,NULL,'put-workstation','',1795000016000,1795000017000,'76fe194ff80d7f9d72441830e3db8f8bda18896e90c5462949a4331c04c2e7ed','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000017","source":"office","subject":"","time":"2026-11-18T11:06:56Z","authid":"","boot":"","mono":0,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"sum":"16d99dfbe0d3cfbf"}','accepted','','{"id":"00000000-0000-7000-8000-000000000017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":18,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(19,'x/office','00000000-0000-7000-8000-000000000018',NULL,NULL,'put-workstation','',1795000017000,1795000018000,'9de1ae5b8ac1e4855931619553cb057ae4190aea179a9da95c4ec64fa8455bb6','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000018","source":"office","subject":"","time":"2026-11-18T11:06:57Z","authid":"","boot":"","mono":0,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"sum":"84a4ef9ee6ab601d"}','accepted','','{"id":"00000000-0000-7000-8000-000000000018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":19,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(20,'x/office','00000000-0000-7000-8000-000000000019',NULL,NULL,'put-workstation','',1795000018000,1795000019000,'94b8490536c71ba3c302970d4c17e66b7de91f8e9072672fb5f8bf2b9cda1e8e','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000019","source":"office","subject":"","time":"2026-11-18T11:06:58Z","authid":"","boot":"","mono":0,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"sum":"957b29854ac8a5b6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000019","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":20,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(21,'x/office','00000000-0000-7000-8000-000000000020',NULL,NULL,'put-workstation','',1795000019000,1795000020000,'8f597f94f663641726edfd8fd6527fbe14037e6eb41ff5110d4dbb110cd8fb58','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000020","source":"office","subject":"","time":"2026-11-18T11:06:59Z","authid":"","boot":"","mono":0,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"sum":"8c1d6969b9426bcc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000020","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":21,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(22,'x/office','00000000-0000-7000-8000-000000000021',NULL,NULL,'put-workstation','',1795000020000,1795000021000,'fdb1f65fa600c38ccf3eed17c93e0e6a13fe4a3b1462c5c3dc1b5bab4bb23abf','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000021","source":"office","subject":"","time":"2026-11-18T11:07:00Z","authid":"","boot":"","mono":0,"data":{"id":"QC-01","group":"QC"},"sum":"2d9f867d87aae477"}','accepted','','{"id":"00000000-0000-7000-8000-000000000021","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":22,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(23,'x/office','00000000-0000-7000-8000-000000000022',NULL,NULL,'put-workstation','',1795000021000,1795000022000,'4caa7508d1ad856f430442efdc6d8e8fb26341d9674b289c62386c8e4ee91368','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000022","source":"office","subject":"","time":"2026-11-18T11:07:01Z","authid":"","boot":"","mono":0,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"sum":"ae5cc3a4ca3781fe"}','accepted','','{"id":"00000000-0000-7000-8000-000000000022","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":23,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(24,'x/office','00000000-0000-7000-8000-000000000023',NULL,NULL,'put-operator','',1795000022000,1795000023000,'fe7d944c8d2e71c593bad4f4b54d3defbbf488801ca681a29baeed1afe29d164','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000023","source":"office","subject":"","time":"2026-11-18T11:07:02Z","authid":"","boot":"","mono":0,"data":{"id":"0021","roles":["operator","setter","quality"],"name":"Omar"},"sum":"09b5d94ab19bc5be"}','accepted','','{"id":"00000000-0000-7000-8000-000000000023","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":24,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(25,'x/office','00000000-0000-7000-8000-000000000024',NULL,NULL,'put-operator','',1795000023000,1795000024000,'7e4760594136989acd85f99e8747a3a5e36e3109d0656a71950fe8d595dbb6c6','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000024","source":"office","subject":"","time":"2026-11-18T11:07:03Z","authid":"","boot":"","mono":0,"data":{"id":"0022","roles":["operator"],"name":"Rahman"},"sum":"13b446bf45e11860"}','accepted','','{"id":"00000000-0000-7000-8000-000000000024","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":25,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(26,'x/office','00000000-0000-7000-8000-000000000025',NULL,NULL,'put-operator','',1795000024000,1795000025000,'a2e1424853d1138d3791b798e1285b5da6afa933e3c833a216890c8eaa9cb098','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000025","source":"office","subject":"","time":"2026-11-18T11:07:04Z","authid":"","boot":"","mono":0,"data":{"id":"0013","roles":["storekeeper"],"name":"Farsi"},"sum":"8536007a5d074509"}','accepted','','{"id":"00000000-0000-7000-8000-000000000025","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":26,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(27,'x/office','00000000-0000-7000-8000-000000000026',NULL,NULL,'put-reason','',1795000025000,1795000026000,'7825aa5ec7ec79b74083e3b9ea3c7d567fc60107526f95b52a9cd6e28cb979c9','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000026","source":"office","subject":"","time":"2026-11-18T11:07:05Z","authid":"","boot":"","mono":0,"data":{"id":"DIM","kind":"scrap","text":"dim"},"sum":"0e4e806cd32afdb6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000026","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":27,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(28,'x/office','00000000-0000-7000-8000-000000000027',NULL,NULL,'put-reason','',1795000026000,1795000027000,'db9f9753904284a2cb7917d57c650af698347e54b8a8f810b5ebcd107f067135','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000027","source":"office","subject":"","time":"2026-11-18T11:07:06Z","authid":"","boot":"","mono":0,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"sum":"3f78c8146e6362f7"}','accepted','','{"id":"00000000-0000-7000-8000-000000000027","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":28,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(29,'x/office','00000000-0000-7000-8000-000000000028',NULL,NULL,'put-reason','',1795000027000,1795000028000,'4b88e99e24e8c522ce55212851d96b8d41876748566fd19c8c440ad1fbf2cd6f','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000028","source":"office","subject":"","time":"2026-11-18T11:07:07Z","authid":"","boot":"","mono":0,"data":{"id":"BRK","kind":"pause","text":"brk"},"sum":"a791f358805abe10"}','accepted','','{"id":"00000000-0000-7000-8000-000000000028","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":29,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(30,'x/office','00000000-0000-7000-8000-000000000029',NULL,NULL,'put-reason','',1795000028000,1795000029000,'21daae80f3b74c88520e96586822c48bbf00e79f682ac317b7018570c260fc02','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000029","source":"office","subject":"","time":"2026-11-18T11:07:08Z","authid":"","boot":"","mono":0,"data":{"id":"SPO","kind":"extra","text":"spo"},"sum":"1ebc4cb00f464dab"}','accepted','','{"id":"00000000-0000-7000-8000-000000000029","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":30,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(31,'x/office','00000000-0000-7000-8000-000000000030',NULL,NULL,'put-reason','',1795000029000,1795000030000,'d202b4dc342bc3c8f6319f5409295382f57af56378c352e6be3c23a821760bfa','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000030","source":"office","subject":"","time":"2026-11-18T11:07:09Z","authid":"","boot":"","mono":0,"data":{"id":"CNT","kind":"count","text":"cnt"},"sum":"d6fb5bd0b8b24f95"}','accepted','','{"id":"00000000-0000-7000-8000-000000000030","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":31,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(32,'x/office','00000000-0000-7000-8000-000000000031',NULL,NULL,'put-bom','',1795000030000,1795000031000,'e48a8e5f106d6b720cdb786f2fcc9e6447a392354a80f232724beb18afb0bd85','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000000031","source":"office","subject":"","time":"2026-11-18T11:07:10Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010"},{"item":"RM-006","q":"1","step":"020"},{"item":"RM-007","q":"0.3","step":"030"},{"item":"RM-002","q":"2.5","step":"040"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040"},{"item":"RM-005","q":"1","step":"040"}]},"sum":"0614e0c10ca1d2e6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000031","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":32,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(33,'x/office','00000000-0000-7000-8000-000000000032',NULL,NULL,'put-routing','',1795000031000,1795000032000,'9debc88fa84a17a7aaf58b1d2910555715b8d156af1c07ec1141ee0c63b50c97','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000000032","source":"office","subject":"","time":"2026-11-18T11:07:11Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","item":"CH-100","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"ASM"},{"op":"030","group":"LAC"},{"op":"040","group":"UPH"},{"op":"050","group":"QC"},{"op":"060","group":"PACK"}]},"sum":"576a86a7a2c01fe2"}','accepted','','{"id":"00000000-0000-7000-8000-000000000032","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":33,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(34,'x/office','00000000-0000-7000-8000-000000000033',NULL,NULL,'receive','',1795000032000,1795000033000,'83e4bf9ccabfd7bd5d957fcc667db57f61a44a808aea08a489f71174b76af0dc','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000033","source":"office","subject":"","time":"2026-11-18T11:07:12Z","authid":"","boot":"","mono":0,"data":{"item":"RM-001","location":"RAW","q":"20","cost":"450"},"sum":"1a74db691fefdd87"}','accepted','','{"id":"00000000-0000-7000-8000-000000000033","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":34,"result":{"value":"9000"}}');
INSERT INTO "inbox" VALUES(35,'x/office','00000000-0000-7000-8000-000000000034',NULL,NULL,'receive','',1795000033000,1795000034000,'6f3e724ca32bd0cd7309b0d7f7f1b7d00738c20814c7f49baef2de6cc7163f8e','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000034","source":"office","subject":"","time":"2026-11-18T11:07:13Z","authid":"","boot":"","mono":0,"data":{"item":"RM-006","location":"RAW","q":"400","cost":"6.5"},"sum":"5a28b2b48225f689"}','accepted','','{"id":"00000000-0000-7000-8000-000000000034","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":35,"result":{"value":"2600"}}');
INSERT INTO "inbox" VALUES(36,'x/office','00000000-0000-7000-8000-000000000035',NULL,NULL,'receive','',1795000034000,1795000035000,'95b5e1785daa8862f46de048f9739e6d82467af2e95343b21c267cb1a83cfc37','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000035","source":"office","subject":"","time":"2026-11-18T11:07:14Z","authid":"","boot":"","mono":0,"data":{"item":"RM-007","location":"RAW","q":"70","cost":"42"},"sum":"a76ce4402dbd7c67"}','accepted','','{"id":"00000000-0000-7000-8000-000000000035","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":36,"result":{"value":"2940"}}');
INSERT INTO "inbox" VALUES(37,'x/office','00000000-0000-7000-8000-000000000036',NULL,NULL,'receive','',1795000035000,1795000036000,'f02f6a4ad33137f64f8958e5b7a38e3781a2ab3e5240622364dd372325b58a4f','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000036","source":"office","subject":"","time":"2026-11-18T11:07:15Z","authid":"","boot":"","mono":0,"data":{"item":"RM-002","location":"RAW","q":"520","cost":"28"},"sum":"a2c1aea3d2aa4611"}','accepted','','{"id":"00000000-0000-7000-8000-000000000036","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":37,"result":{"value":"14560"}}');
INSERT INTO "inbox" VALUES(38,'x/office','00000000-0000-7000-8000-000000000037',NULL,NULL,'receive','',1795000036000,1795000037000,'ea00a413d5bba9920a2cef314aef4c125eba13b5301aab5c35f4566c020d91d4','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000037","source":"office","subject":"","time":"2026-11-18T11:07:16Z","authid":"","boot":"","mono":0,"data":{"item":"RM-003","location":"RAW","q":"290","cost":"35","lot":"2604-00012"},"sum":"bb6bcb339f4f9103"}','accepted','','{"id":"00000000-0000-7000-8000-000000000037","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":38,"result":{"value":"10150"}}');
INSERT INTO "inbox" VALUES(39,'x/office','00000000-0000-7000-8000-000000000038',NULL,NULL,'receive','',1795000037000,1795000038000,'b44c264d78796d55be88230886b5601331054a979ebaaad5ffc684edc0989b65','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000038","source":"office","subject":"","time":"2026-11-18T11:07:17Z","authid":"","boot":"","mono":0,"data":{"item":"RM-004","location":"RAW","q":"900","cost":"8"},"sum":"519900893c4d4d77"}','accepted','','{"id":"00000000-0000-7000-8000-000000000038","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":39,"result":{"value":"7200"}}');
INSERT INTO "inbox" VALUES(40,'x/office','00000000-0000-7000-8000-000000000039',NULL,NULL,'receive','',1795000038000,1795000039000,'aba3cb24e5959440d1eaf4ebd709f8d7f3949a6d666ad9c13e7337e3cec8c7b3','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000039","source":"office","subject":"","time":"2026-11-18T11:07:18Z","authid":"","boot":"","mono":0,"data":{"item":"RM-005","location":"RAW","q":"110","cost":"95"},"sum":"5adc6d5351726c81"}','accepted','','{"id":"00000000-0000-7000-8000-000000000039","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":40,"result":{"value":"10450"}}');
INSERT INTO "inbox" VALUES(41,'x/office','00000000-0000-7000-8000-000000000040',NULL,NULL,'mo-create','',1795000039000,1795000040000,'ea0a4487640e2f9d8e30b6ba70cde76156ebec1d6878f5a5ee8911146b5c084e','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000000040","source":"office","subject":"","time":"2026-11-18T11:07:19Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00184","item":"CH-100","q":"100"},"sum":"e2ccbf6cbd642d33"}','accepted','','{"id":"00000000-0000-7000-8000-000000000040","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":41,"result":{"mo":"MO-2026-00184"}}');
INSERT INTO "inbox" VALUES(42,'x/office','00000000-0000-7000-8000-000000000041',NULL,NULL,'mo-release','',1795000040000,1795000041000,'a4a4356969786cbfc50b2aa29889c5c2002a1d384f9abb45cb24b5139c653717','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000000041","source":"office","subject":"","time":"2026-11-18T11:07:20Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00184"},"sum":"3a543f434acc0567"}','accepted','','{"id":"00000000-0000-7000-8000-000000000041","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":42,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(43,'hub','epoch-t-T1-k3v9x2m4q7w1',NULL,NULL,'hub-epoch-open','',1795000041000,1795000041000,'epoch-t-T1-k3v9x2m4q7w1','{"epochs":[{"source":"t/T1","epoch":"k3v9x2m4q7w1","have_through":0,"last_seen":0,"is_open":true,"opened":1795000041000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(44,'t/T1','01939c00-0000-7000-8000-000000000001','k3v9x2m4q7w1',1,'sign-on','0021',1794992400000,1795000042000,'a981f1e251b27f6535dcd816874fb2282a1f6a757c75338c223318d3e3f148b1','{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"01939c00-0000-7000-8000-000000000001","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":1000,"epoch":"k3v9x2m4q7w1","sequence":"000000000001","sum":"872ea358d5d6812f","data":{"workstation":"CUT-01","behalf":"0022","happened":"2026-11-17T22:15:00Z"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000001","epoch":"k3v9x2m4q7w1","seq":1,"status":"parked","code":"role-needed","message":"back-entry needs the role supervisor","help":"ask someone with that role","flags":[],"have_through":1,"no":44,"result":{}}');
INSERT INTO "inbox" VALUES(45,'t/T1','01939c00-0000-7000-8000-000000000002','k3v9x2m4q7w1',2,'sign-off','0021',1794992400000,1795000042000,'4e1b4f2b80f8fd111948a0187ec51dd4ee43532302b91dba13653e193eba868a','{"specversion":"1.0","type":"shopfloor.sign-off.v1","id":"01939c00-0000-7000-8000-000000000002","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":2000,"epoch":"k3v9x2m4q7w1","sequence":"000000000002","sum":"0bd48eff8f314a03","data":{"workstation":"CUT-01"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000002","epoch":"k3v9x2m4q7w1","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-signed-on"],"have_through":2,"no":45,"result":{}}');
INSERT INTO "inbox" VALUES(46,'t/T1','01939c00-0000-7000-8000-000000000003','k3v9x2m4q7w1',3,'op-start','0021',1794992400000,1795000042000,'27e0fea82f0f14953aece0674c8c334913c7a604ca28682476e3d685aabc6de0','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"01939c00-0000-7000-8000-000000000003","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":3000,"epoch":"k3v9x2m4q7w1","sequence":"000000000003","sum":"8e5b663803cd3c55","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","kind":"setup"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000003","epoch":"k3v9x2m4q7w1","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":3,"no":46,"result":{"session":46}}');
INSERT INTO "inbox" VALUES(47,'t/T1','01939c00-0000-7000-8000-000000000004','k3v9x2m4q7w1',4,'op-pause','0021',1794992400000,1795000042000,'bb8acd597c1b10a9b8113ccf7bda22594d5488137b86162f3cb0948bd5dd91d3','{"specversion":"1.0","type":"shopfloor.op-pause.v1","id":"01939c00-0000-7000-8000-000000000004","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":4000,"epoch":"k3v9x2m4q7w1","sequence":"000000000004","sum":"4326ce74478b3839","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","reason":"BRK"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000004","epoch":"k3v9x2m4q7w1","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":4,"no":47,"result":{}}');
INSERT INTO "inbox" VALUES(48,'t/T1','01939c00-0000-7000-8000-000000000005','k3v9x2m4q7w1',5,'op-resume','0021',1794992400000,1795000042000,'d7b4793c652e318d0d69c39ac28db71889eda265ccdd68860f5d9b21d5c70cc5','{"specversion":"1.0","type":"shopfloor.op-resume.v1","id":"01939c00-0000-7000-8000-000000000005","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":5000,"epoch":"k3v9x2m4q7w1","sequence":"000000000005","sum":"b530490d5b8b8728","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000005","epoch":"k3v9x2m4q7w1","seq":5,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":5,"no":48,"result":{}}');
INSERT INTO "inbox" VALUES(49,'t/T1','01939c00-0000-7000-8000-000000000006','k3v9x2m4q7w1',6,'op-finish','0021',1794992400000,1795000042000,'bc3c4ae2ad571f6e13d14a1651eb3fcf430930e044e945b30fe33420bb28dc40','{"specversion":"1.0","type":"shopfloor.op-finish.v1","id":"01939c00-0000-7000-8000-000000000006","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":6000,"epoch":"k3v9x2m4q7w1","sequence":"000000000006","sum":"867a67219ed194ed","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000006","epoch":"k3v9x2m4q7w1","seq":6,"status":"accepted","code":null,"message":null,"help":null,"flags":["finished-short"],"have_through":6,"no":49,"result":{}}');
INSERT INTO "inbox" VALUES(50,'t/T1','01939c00-0000-7000-8000-000000000007','k3v9x2m4q7w1',7,'downtime-start','0021',1794992400000,1795000042000,'2988a23ce65d049b7a8dc2f5d508c08044b699f3dfc6a17c8d5e7a0e3f23919a','{"specversion":"1.0","type":"shopfloor.downtime-start.v1","id":"01939c00-0000-7000-8000-000000000007","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":7000,"epoch":"k3v9x2m4q7w1","sequence":"000000000007","sum":"25f90877124c6da0","data":{"workstation":"CUT-01","reason":"MEC"}}','parked','reason-unknown','{"id":"01939c00-0000-7000-8000-000000000007","epoch":"k3v9x2m4q7w1","seq":7,"status":"parked","code":"reason-unknown","message":"reason MEC is not one for stop","help":"scan one of the cards shown","flags":[],"have_through":7,"no":50,"result":{}}');
INSERT INTO "inbox" VALUES(51,'t/T1','01939c00-0000-7000-8000-000000000008','k3v9x2m4q7w1',8,'downtime-stop','0021',1794992400000,1795000042000,'5b78fc074f519c4425da185b3285da2839f2d87bd3f320db1774ce5d3846de59','{"specversion":"1.0","type":"shopfloor.downtime-stop.v1","id":"01939c00-0000-7000-8000-000000000008","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":8000,"epoch":"k3v9x2m4q7w1","sequence":"000000000008","sum":"681d3736f2cdd2f1","data":{"workstation":"CUT-01","reason":"MEC"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000008","epoch":"k3v9x2m4q7w1","seq":8,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-down"],"have_through":8,"no":51,"result":{}}');
INSERT INTO "inbox" VALUES(52,'t/T1','01939c00-0000-7000-8000-000000000009','k3v9x2m4q7w1',9,'output','0021',1794992400000,1795000042000,'76fc53ec0514c842f229e2aa2e83d09332e61647a4f9fdf1e042689c6f6ca16e','{"specversion":"1.0","type":"shopfloor.output.v1","id":"01939c00-0000-7000-8000-000000000009","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":9000,"epoch":"k3v9x2m4q7w1","sequence":"000000000009","sum":"0c65830a6396a950","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","good":"7","rework":"1","suspect":"2","scrap":[{"q":"1","reason":"DIM"}],"source":"new","lot":"B-17","consumed":[{"item":"RM-003","lot":"2604-00012","q":"9.8"}],"asked":["over"],"behalf":"0022","happened":"2026-11-17T22:15:00Z"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000009","epoch":"k3v9x2m4q7w1","seq":9,"status":"parked","code":"role-needed","message":"back-entry needs the role supervisor","help":"ask someone with that role","flags":[],"have_through":9,"no":52,"result":{}}');
INSERT INTO "inbox" VALUES(53,'t/T1','01939c00-0000-7000-8000-000000000010','k3v9x2m4q7w1',10,'consume','0021',1794992400000,1795000042000,'88f6688255838ea6e21a3f94a693c829b1571839972599d41d360250a3ae6650','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"01939c00-0000-7000-8000-000000000010","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":10000,"epoch":"k3v9x2m4q7w1","sequence":"000000000010","sum":"6a92cb2e063b0248","data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","lot":"","location":"L-CUT","q":"0.5","kind":"extra","reason":"SPO"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000010","epoch":"k3v9x2m4q7w1","seq":10,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":10,"no":53,"result":{}}');
INSERT INTO "inbox" VALUES(54,'t/T1','01939c00-0000-7000-8000-000000000011','k3v9x2m4q7w1',11,'return','0021',1794992400000,1795000042000,'d1ccca02c3fd07126e1c6bd20d872a385b26205b95c06a360686650c6c16f2c4','{"specversion":"1.0","type":"shopfloor.return.v1","id":"01939c00-0000-7000-8000-000000000011","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":11000,"epoch":"k3v9x2m4q7w1","sequence":"000000000011","sum":"0ca0cc3cc18a9905","data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","lot":"","location":"L-CUT","q":"0.25"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000011","epoch":"k3v9x2m4q7w1","seq":11,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":11,"no":54,"result":{}}');
INSERT INTO "inbox" VALUES(55,'t/T1','01939c00-0000-7000-8000-000000000012','k3v9x2m4q7w1',12,'move','0021',1794992400000,1795000042000,'816a7ab8cf3c13a82ee53f3c811919556d4bad7ff1930c31203285d5eddd5ae6','{"specversion":"1.0","type":"shopfloor.move.v1","id":"01939c00-0000-7000-8000-000000000012","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":12000,"epoch":"k3v9x2m4q7w1","sequence":"000000000012","sum":"48f05271d834c152","data":{"item":"RM-001","lot":"","from":"RAW","to":"L-CUT","q":"1","mo":"MO-2026-00184"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000012","epoch":"k3v9x2m4q7w1","seq":12,"status":"parked","code":"role-needed","message":"move needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":12,"no":55,"result":{}}');
INSERT INTO "inbox" VALUES(56,'t/T1','01939c00-0000-7000-8000-000000000013','k3v9x2m4q7w1',13,'transfer','0021',1794992400000,1795000042000,'52464cff16b6d4c96b7a7666c1af83bc70dc11f30361c1db8d11293d318f6616','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"01939c00-0000-7000-8000-000000000013","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":13000,"epoch":"k3v9x2m4q7w1","sequence":"000000000013","sum":"98c05d19126432ce","data":{"item":"RM-003","lot":"2604-00012","from":"RAW","to":"L-UPH","q":"14"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000013","epoch":"k3v9x2m4q7w1","seq":13,"status":"parked","code":"role-needed","message":"transfer needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":13,"no":56,"result":{}}');
INSERT INTO "inbox" VALUES(57,'t/T1','01939c00-0000-7000-8000-000000000014','k3v9x2m4q7w1',14,'count','0021',1794992400000,1795000042000,'62a6f93a243ff5a711cb94422d7c93a689dd2bcd11189b3cf698324a6cf05a1e','{"specversion":"1.0","type":"shopfloor.count.v1","id":"01939c00-0000-7000-8000-000000000014","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":14000,"epoch":"k3v9x2m4q7w1","sequence":"000000000014","sum":"0d5568d3c9a83176","data":{"item":"RM-001","location":"RAW","lot":"","q":"19.5","counted_at":"2026-11-18T10:00:00Z","reason":"CNT"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000014","epoch":"k3v9x2m4q7w1","seq":14,"status":"parked","code":"role-needed","message":"count needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":14,"no":57,"result":{}}');
INSERT INTO "inbox" VALUES(58,'t/T1','01939c00-0000-7000-8000-000000000015','k3v9x2m4q7w1',15,'receive','0021',1794992400000,1795000042000,'739230446563f1c49a973a4cdc223326449aed9c32e52605da0c1b99a3f7faf9','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"01939c00-0000-7000-8000-000000000015","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":15000,"epoch":"k3v9x2m4q7w1","sequence":"000000000015","sum":"2ac3372cbda7f853","data":{"item":"RM-003","location":"RAW","lot":"2605-00001","q":"120","cost":"35.25","expires":"2027-05-31","ref":"DN 4711"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000015","epoch":"k3v9x2m4q7w1","seq":15,"status":"parked","code":"role-needed","message":"receive needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":15,"no":58,"result":{}}');
INSERT INTO "inbox" VALUES(59,'t/T1','01939c00-0000-7000-8000-000000000016','k3v9x2m4q7w1',16,'adjust','0021',1794992400000,1795000042000,'df59e4b73cfdf3d99a4c4473eb5eb2c5b75b4821c30d680dc0903e76136b089f','{"specversion":"1.0","type":"shopfloor.adjust.v1","id":"01939c00-0000-7000-8000-000000000016","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":16000,"epoch":"k3v9x2m4q7w1","sequence":"000000000016","sum":"697030c6a2576f4c","data":{"item":"RM-001","location":"RAW","lot":"","q":"-1.5","reason":"CNT"}}','parked','role-needed','{"id":"01939c00-0000-7000-8000-000000000016","epoch":"k3v9x2m4q7w1","seq":16,"status":"parked","code":"role-needed","message":"adjust needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":16,"no":59,"result":{}}');
INSERT INTO "inbox" VALUES(60,'t/T1','01939c00-0000-7000-8000-000000000017','k3v9x2m4q7w1',17,'ship','0021',1794992400000,1795000042000,'50f11c5a7801f2d928102311369534549669d8f44ba794602b59629fb0f86286','{"specversion":"1.0","type":"shopfloor.ship.v1","id":"01939c00-0000-7000-8000-000000000017","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":17000,"epoch":"k3v9x2m4q7w1","sequence":"000000000017","sum":"4aaf782d961b3345","data":{"item":"CH-100","location":"FG","lot":"","q":"1","ref":"SO-7740"}}','rejected','role-needed','{"id":"01939c00-0000-7000-8000-000000000017","epoch":"k3v9x2m4q7w1","seq":17,"status":"rejected","code":"role-needed","message":"ship needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":17,"no":60,"result":{}}');
INSERT INTO "inbox" VALUES(61,'t/T1','01939c00-0000-7000-8000-000000000018','k3v9x2m4q7w1',18,'price-correct','0021',1794992400000,1795000042000,'4bb1be441cf31318636fb7ad276de8d5454aed107317902715ea15dde1073a1a','{"specversion":"1.0","type":"shopfloor.price-correct.v1","id":"01939c00-0000-7000-8000-000000000018","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":18000,"epoch":"k3v9x2m4q7w1","sequence":"000000000018","sum":"2ce0f8efb3d8ffdd","data":{"receipt":"00000000-0000-7000-8000-000000000001","cost":"34.9"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000018","epoch":"k3v9x2m4q7w1","seq":18,"status":"rejected","code":"client-role","message":"this client may not send price-correct","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":18,"no":61,"result":{}}');
INSERT INTO "inbox" VALUES(62,'t/T1','01939c00-0000-7000-8000-000000000019','k3v9x2m4q7w1',19,'call','0021',1794992400000,1795000042000,'79ca2b1c26f25ec0825da8e7d5c1e92e6e01165b6474ebea8a174697c37c44db','{"specversion":"1.0","type":"shopfloor.call.v1","id":"01939c00-0000-7000-8000-000000000019","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":19000,"epoch":"k3v9x2m4q7w1","sequence":"000000000019","sum":"1e11ac491b20149e","data":{"workstation":"CUT-01","kind":"material","note":"beech is nearly out","mo":"MO-2026-00184","op":"010"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000019","epoch":"k3v9x2m4q7w1","seq":19,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":19,"no":62,"result":{"call":"CALL-62"}}');
INSERT INTO "inbox" VALUES(63,'t/T1','01939c00-0000-7000-8000-000000000020','k3v9x2m4q7w1',20,'call-take','0021',1794992400000,1795000042000,'8dba0e33ed8dd83b7959817d9efa9ae3841270a064e29913408ae79c1b90226f','{"specversion":"1.0","type":"shopfloor.call-take.v1","id":"01939c00-0000-7000-8000-000000000020","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":20000,"epoch":"k3v9x2m4q7w1","sequence":"000000000020","sum":"532c0908548d807e","data":{"call":"CALL-1"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000020","epoch":"k3v9x2m4q7w1","seq":20,"status":"accepted","code":null,"message":null,"help":null,"flags":["call-unknown"],"have_through":20,"no":63,"result":{}}');
INSERT INTO "inbox" VALUES(64,'t/T1','01939c00-0000-7000-8000-000000000021','k3v9x2m4q7w1',21,'call-close','0021',1794992400000,1795000042000,'6c98c84947392893822c96f982eb95a6fc77d74fecbf508504204b4da34c4bed','{"specversion":"1.0","type":"shopfloor.call-close.v1","id":"01939c00-0000-7000-8000-000000000021","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":21000,"epoch":"k3v9x2m4q7w1","sequence":"000000000021","sum":"0b53515cd30868e7","data":{"call":"CALL-1"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000021","epoch":"k3v9x2m4q7w1","seq":21,"status":"accepted","code":null,"message":null,"help":null,"flags":["call-unknown"],"have_through":21,"no":64,"result":{}}');
INSERT INTO "inbox" VALUES(65,'t/T1','01939c00-0000-7000-8000-000000000022','k3v9x2m4q7w1',22,'note','0021',1794992400000,1795000042000,'f490b52d103fb5aecebf7cb091a97c430e37ab0b27180776d289a6fc414d65b8','{"specversion":"1.0","type":"shopfloor.note.v1","id":"01939c00-0000-7000-8000-000000000022","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":22000,"epoch":"k3v9x2m4q7w1","sequence":"000000000022","sum":"bab7212e2a90af3b","data":{"subject":"MO-2026-00184","text":"take the light beech first"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000022","epoch":"k3v9x2m4q7w1","seq":22,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":22,"no":65,"result":{}}');
INSERT INTO "inbox" VALUES(66,'t/T1','01939c00-0000-7000-8000-000000000023','k3v9x2m4q7w1',23,'message','0021',1794992400000,1795000042000,'d18adb7c664b29a17b0e5afecc0a80a027fd770ee276392a07d3956503f9a7ed','{"specversion":"1.0","type":"shopfloor.message.v1","id":"01939c00-0000-7000-8000-000000000023","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":23000,"epoch":"k3v9x2m4q7w1","sequence":"000000000023","sum":"d89edb7c3747a780","data":{"to":"CUT-01","text":"come by"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000023","epoch":"k3v9x2m4q7w1","seq":23,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":23,"no":66,"result":{"message":"MSG-66"}}');
INSERT INTO "inbox" VALUES(67,'t/T1','01939c00-0000-7000-8000-000000000024','k3v9x2m4q7w1',24,'message-read','0021',1794992400000,1795000042000,'125df92c745b3ba0ce9ee8d86a39aaf5e619b5bffad662bc66a8744df0f6a7b6','{"specversion":"1.0","type":"shopfloor.message-read.v1","id":"01939c00-0000-7000-8000-000000000024","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":24000,"epoch":"k3v9x2m4q7w1","sequence":"000000000024","sum":"228d6ebb8645ba87","data":{"message":"MSG-1"}}','accepted','','{"id":"01939c00-0000-7000-8000-000000000024","epoch":"k3v9x2m4q7w1","seq":24,"status":"accepted","code":null,"message":null,"help":null,"flags":["message-unknown"],"have_through":24,"no":67,"result":{}}');
INSERT INTO "inbox" VALUES(68,'t/T1','01939c00-0000-7000-8000-000000000025','k3v9x2m4q7w1',25,'mo-create','0021',1794992400000,1795000042000,'a2151be14256109d62916b07dd2a23f312eb261ea93f875dd0805897f8a4b076','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"01939c00-0000-7000-8000-000000000025","source":"T1","subject":"MO-2026-00400","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":25000,"epoch":"k3v9x2m4q7w1","sequence":"000000000025","sum":"1baf52443261f80b","data":{"mo":"MO-2026-00400","item":"CH-100","q":"5","due":"2026-12-01T12:00:00Z","external_no":"4500-17","origin":"SO-7740","spec":{"colour":"oak"},"notes":"fragile","priority":2,"responsible":"0012"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000025","epoch":"k3v9x2m4q7w1","seq":25,"status":"rejected","code":"client-role","message":"this client may not send mo-create","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":25,"no":68,"result":{}}');
INSERT INTO "inbox" VALUES(69,'t/T1','01939c00-0000-7000-8000-000000000026','k3v9x2m4q7w1',26,'mo-plan','0021',1794992400000,1795000042000,'0bed985a485ae8d0af919c6e18562eb32f5a25d2f4c397a16d38d1cf3d6a5a1d','{"specversion":"1.0","type":"shopfloor.mo-plan.v1","id":"01939c00-0000-7000-8000-000000000026","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":26000,"epoch":"k3v9x2m4q7w1","sequence":"000000000026","sum":"2b089ae3856a2490","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000026","epoch":"k3v9x2m4q7w1","seq":26,"status":"rejected","code":"client-role","message":"this client may not send mo-plan","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":26,"no":69,"result":{}}');
INSERT INTO "inbox" VALUES(70,'t/T1','01939c00-0000-7000-8000-000000000027','k3v9x2m4q7w1',27,'mo-release','0021',1794992400000,1795000042000,'5afe67793993b860321ed95572f4e98dbc0b07caca2c35b1e32d4e8a003b58f0','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"01939c00-0000-7000-8000-000000000027","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":27000,"epoch":"k3v9x2m4q7w1","sequence":"000000000027","sum":"01fc0666edee8ab7","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000027","epoch":"k3v9x2m4q7w1","seq":27,"status":"rejected","code":"client-role","message":"this client may not send mo-release","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":27,"no":70,"result":{}}');
INSERT INTO "inbox" VALUES(71,'t/T1','01939c00-0000-7000-8000-000000000028','k3v9x2m4q7w1',28,'mo-hold','0021',1794992400000,1795000042000,'62c09080f32ebdcefcff1f53f74f53bba96eed45ccab7e076cfb8d8752617ee4','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"01939c00-0000-7000-8000-000000000028","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":28000,"epoch":"k3v9x2m4q7w1","sequence":"000000000028","sum":"795a974aff923903","data":{"mo":"MO-2026-00184","reason":"drawing"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000028","epoch":"k3v9x2m4q7w1","seq":28,"status":"rejected","code":"client-role","message":"this client may not send mo-hold","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":28,"no":71,"result":{}}');
INSERT INTO "inbox" VALUES(72,'t/T1','01939c00-0000-7000-8000-000000000029','k3v9x2m4q7w1',29,'mo-unhold','0021',1794992400000,1795000042000,'85e013b37324bc0178831877746cc94784553f5167cd3137f094f85e708804fb','{"specversion":"1.0","type":"shopfloor.mo-unhold.v1","id":"01939c00-0000-7000-8000-000000000029","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":29000,"epoch":"k3v9x2m4q7w1","sequence":"000000000029","sum":"a6dcf8058ee685c7","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000029","epoch":"k3v9x2m4q7w1","seq":29,"status":"rejected","code":"client-role","message":"this client may not send mo-unhold","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":29,"no":72,"result":{}}');
INSERT INTO "inbox" VALUES(73,'t/T1','01939c00-0000-7000-8000-000000000030','k3v9x2m4q7w1',30,'mo-priority','0021',1794992400000,1795000042000,'e71a70e6758a07317b5770b920f1c85fb41b66b6a7633c8d9e613890cea2512a','{"specversion":"1.0","type":"shopfloor.mo-priority.v1","id":"01939c00-0000-7000-8000-000000000030","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":30000,"epoch":"k3v9x2m4q7w1","sequence":"000000000030","sum":"5ed398abbf6a020c","data":{"mo":"MO-2026-00184","priority":1}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000030","epoch":"k3v9x2m4q7w1","seq":30,"status":"rejected","code":"client-role","message":"this client may not send mo-priority","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":30,"no":73,"result":{}}');
INSERT INTO "inbox" VALUES(74,'t/T1','01939c00-0000-7000-8000-000000000031','k3v9x2m4q7w1',31,'mo-quantity','0021',1794992400000,1795000042000,'c3187b62aa3d8c3db1a877fefe25477ba34d43645c660588705b3df7a5b2e286','{"specversion":"1.0","type":"shopfloor.mo-quantity.v1","id":"01939c00-0000-7000-8000-000000000031","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":31000,"epoch":"k3v9x2m4q7w1","sequence":"000000000031","sum":"a75d23ba26265d29","data":{"mo":"MO-2026-00184","q":"90"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000031","epoch":"k3v9x2m4q7w1","seq":31,"status":"rejected","code":"client-role","message":"this client may not send mo-quantity","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":31,"no":74,"result":{}}');
INSERT INTO "inbox" VALUES(75,'t/T1','01939c00-0000-7000-8000-000000000032','k3v9x2m4q7w1',32,'mo-complete','0021',1794992400000,1795000042000,'dd76111169506f5eb639fb12e82ac9d61da651ad51c43a792d0e841d1cb495a5','{"specversion":"1.0","type":"shopfloor.mo-complete.v1","id":"01939c00-0000-7000-8000-000000000032","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":32000,"epoch":"k3v9x2m4q7w1","sequence":"000000000032","sum":"dd7af04a38f05eae","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000032","epoch":"k3v9x2m4q7w1","seq":32,"status":"rejected","code":"client-role","message":"this client may not send mo-complete","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":32,"no":75,"result":{}}');
INSERT INTO "inbox" VALUES(76,'t/T1','01939c00-0000-7000-8000-000000000033','k3v9x2m4q7w1',33,'mo-reopen','0021',1794992400000,1795000042000,'86c51a877fc61dccd52dbfe0c24fc5299c2052888a82f69fc1ca3e489f82478e','{"specversion":"1.0","type":"shopfloor.mo-reopen.v1","id":"01939c00-0000-7000-8000-000000000033","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":33000,"epoch":"k3v9x2m4q7w1","sequence":"000000000033","sum":"ef2d095abcb0d7d2","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000033","epoch":"k3v9x2m4q7w1","seq":33,"status":"rejected","code":"client-role","message":"this client may not send mo-reopen","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":33,"no":76,"result":{}}');
INSERT INTO "inbox" VALUES(77,'t/T1','01939c00-0000-7000-8000-000000000034','k3v9x2m4q7w1',34,'mo-close','0021',1794992400000,1795000042000,'30d4947e5f974724e7a4555e68bf45f3a6763f114ca7f4e1e5f584b57496df78','{"specversion":"1.0","type":"shopfloor.mo-close.v1","id":"01939c00-0000-7000-8000-000000000034","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":34000,"epoch":"k3v9x2m4q7w1","sequence":"000000000034","sum":"bf1a7993e0fa8d7d","data":{"mo":"MO-2026-00184"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000034","epoch":"k3v9x2m4q7w1","seq":34,"status":"rejected","code":"client-role","message":"this client may not send mo-close","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":34,"no":77,"result":{}}');
INSERT INTO "inbox" VALUES(78,'t/T1','01939c00-0000-7000-8000-000000000035','k3v9x2m4q7w1',35,'mo-cancel','0021',1794992400000,1795000042000,'bca67716bddc4457565b0bf4457f1793f181381f5bff9fc84cb373ab2e70a60c','{"specversion":"1.0","type":"shopfloor.mo-cancel.v1","id":"01939c00-0000-7000-8000-000000000035","source":"T1","subject":"MO-2026-00184","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":35000,"epoch":"k3v9x2m4q7w1","sequence":"000000000035","sum":"7ba424bcb7975a7c","data":{"mo":"MO-2026-00184","reason":"mistake"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000035","epoch":"k3v9x2m4q7w1","seq":35,"status":"rejected","code":"client-role","message":"this client may not send mo-cancel","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":35,"no":78,"result":{}}');
INSERT INTO "inbox" VALUES(79,'t/T1','01939c00-0000-7000-8000-000000000036','k3v9x2m4q7w1',36,'reverse','0021',1794992400000,1795000042000,'20fd672cec07aa113df97b395f35a109bed71c04fcce3fd4ff245417fa4650ce','{"specversion":"1.0","type":"shopfloor.reverse.v1","id":"01939c00-0000-7000-8000-000000000036","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":36000,"epoch":"k3v9x2m4q7w1","sequence":"000000000036","sum":"c7ad89140122e50e","data":{"command":"00000000-0000-7000-8000-000000000001","reason":"wrong order"}}','rejected','undo-late','{"id":"01939c00-0000-7000-8000-000000000036","epoch":"k3v9x2m4q7w1","seq":36,"status":"rejected","code":"undo-late","message":"that was more than 60 s ago, or not this terminal''s last booking","help":"a supervisor can reverse it","flags":[],"have_through":36,"no":79,"result":{}}');
INSERT INTO "inbox" VALUES(80,'t/T1','01939c00-0000-7000-8000-000000000037','k3v9x2m4q7w1',37,'exception-resolve','0021',1794992400000,1795000042000,'90d1afcd538b9625d5cb1ae96b30ad51f3f23ea022e516632a0588486ebfb135','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"01939c00-0000-7000-8000-000000000037","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":37000,"epoch":"k3v9x2m4q7w1","sequence":"000000000037","sum":"afee30033b7b6d94","data":{"exception":"EX-1","how":"dismiss","reason":"seen"}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000037","epoch":"k3v9x2m4q7w1","seq":37,"status":"rejected","code":"client-role","message":"this client may not send exception-resolve","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":37,"no":80,"result":{}}');
INSERT INTO "inbox" VALUES(81,'t/T1','01939c00-0000-7000-8000-000000000038','k3v9x2m4q7w1',38,'put-item','0021',1794992400000,1795000042000,'fdec71de6f43c9a37443296a80dcbc75719b0aa2e3d9d7dec191f18f16409778','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"01939c00-0000-7000-8000-000000000038","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":38000,"epoch":"k3v9x2m4q7w1","sequence":"000000000038","sum":"6e0dbad77af19bac","data":{"id":"RM-009","description":"Glue","unit":"l","decimals":3,"home":"RAW","lot_tracked":true,"rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000038","epoch":"k3v9x2m4q7w1","seq":38,"status":"rejected","code":"client-role","message":"this client may not send put-item","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":38,"no":81,"result":{}}');
INSERT INTO "inbox" VALUES(82,'t/T1','01939c00-0000-7000-8000-000000000039','k3v9x2m4q7w1',39,'put-bom','0021',1794992400000,1795000042000,'475afec9721038d4af1e9639a8fcfbb4564fd0c0adb3b64ea3b364a49fefee63','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"01939c00-0000-7000-8000-000000000039","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":39000,"epoch":"k3v9x2m4q7w1","sequence":"000000000039","sum":"fc6d619a909e0bd8","data":{"id":"CH-200","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"}],"rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000039","epoch":"k3v9x2m4q7w1","seq":39,"status":"rejected","code":"client-role","message":"this client may not send put-bom","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":39,"no":82,"result":{}}');
INSERT INTO "inbox" VALUES(83,'t/T1','01939c00-0000-7000-8000-000000000040','k3v9x2m4q7w1',40,'put-routing','0021',1794992400000,1795000042000,'69606a9ddfbcf3b3f855fdb175a17ef647d79748ec378c451305d00cf3670972','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"01939c00-0000-7000-8000-000000000040","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":40000,"epoch":"k3v9x2m4q7w1","sequence":"000000000040","sum":"73901bbcd194fd77","data":{"id":"CH-200","item":"CH-100","steps":[{"op":"010","group":"CUT","name":"Cutting","run_min":"12","setup_min":"10"}],"rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000040","epoch":"k3v9x2m4q7w1","seq":40,"status":"rejected","code":"client-role","message":"this client may not send put-routing","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":40,"no":83,"result":{}}');
INSERT INTO "inbox" VALUES(84,'t/T1','01939c00-0000-7000-8000-000000000041','k3v9x2m4q7w1',41,'put-workstation','0021',1794992400000,1795000042000,'f900432181c79df592c407e8beef090caf6c474bbdd03654288bdfbdb74e045d','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"01939c00-0000-7000-8000-000000000041","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":41000,"epoch":"k3v9x2m4q7w1","sequence":"000000000041","sum":"7ba8cbf37186fc91","data":{"id":"CUT-02","name":"Saw 2","group":"CUT","supply":"L-CUT","several":"shared","crew":"many","kind":"production","rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000041","epoch":"k3v9x2m4q7w1","seq":41,"status":"rejected","code":"client-role","message":"this client may not send put-workstation","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":41,"no":84,"result":{}}');
INSERT INTO "inbox" VALUES(85,'t/T1','01939c00-0000-7000-8000-000000000042','k3v9x2m4q7w1',42,'put-operator','0021',1794992400000,1795000042000,'23ed209a398060b856e8ab4c8b540bd3aeda0f1fbcf33e3c34916c36ef12392b','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"01939c00-0000-7000-8000-000000000042","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":42000,"epoch":"k3v9x2m4q7w1","sequence":"000000000042","sum":"987bcad455b6e9b9","data":{"id":"0031","name":"Aisha","roles":["operator","setter"],"skills":["saw"],"active":true,"rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000042","epoch":"k3v9x2m4q7w1","seq":42,"status":"rejected","code":"client-role","message":"this client may not send put-operator","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":42,"no":85,"result":{}}');
INSERT INTO "inbox" VALUES(86,'t/T1','01939c00-0000-7000-8000-000000000043','k3v9x2m4q7w1',43,'put-reason','0021',1794992400000,1795000042000,'b2bdcb10720f8110ff34d6d6a9497fdad8193a1289362f81d83ac67b00b2d459','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"01939c00-0000-7000-8000-000000000043","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":43000,"epoch":"k3v9x2m4q7w1","sequence":"000000000043","sum":"3481cb2cff389f76","data":{"id":"WET","kind":"scrap","text":"too wet","rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000043","epoch":"k3v9x2m4q7w1","seq":43,"status":"rejected","code":"client-role","message":"this client may not send put-reason","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":43,"no":86,"result":{}}');
INSERT INTO "inbox" VALUES(87,'t/T1','01939c00-0000-7000-8000-000000000044','k3v9x2m4q7w1',44,'put-location','0021',1794992400000,1795000042000,'0b0bab092808675aab4d6c0b8409597833f702a5a096c8beb01d6f4e20fe0ebf','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"01939c00-0000-7000-8000-000000000044","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":44000,"epoch":"k3v9x2m4q7w1","sequence":"000000000044","sum":"29d766cfa47f7af0","data":{"id":"RAW2","name":"Raw store 2","rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000044","epoch":"k3v9x2m4q7w1","seq":44,"status":"rejected","code":"client-role","message":"this client may not send put-location","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":44,"no":87,"result":{}}');
INSERT INTO "inbox" VALUES(88,'t/T1','01939c00-0000-7000-8000-000000000045','k3v9x2m4q7w1',45,'put-alias','0021',1794992400000,1795000042000,'c6d4a2f4c807834aaaa3ec36507c84c5ad190728ca747152e4239e9b318230e7','{"specversion":"1.0","type":"shopfloor.put-alias.v1","id":"01939c00-0000-7000-8000-000000000045","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":45000,"epoch":"k3v9x2m4q7w1","sequence":"000000000045","sum":"767fbda54b7e4d3a","data":{"id":"4006381333931","item":"RM-006","lot":"","rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000045","epoch":"k3v9x2m4q7w1","seq":45,"status":"rejected","code":"client-role","message":"this client may not send put-alias","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":45,"no":88,"result":{}}');
INSERT INTO "inbox" VALUES(89,'t/T1','01939c00-0000-7000-8000-000000000046','k3v9x2m4q7w1',46,'put-terminal','0021',1794992400000,1795000042000,'c268ac436a9ced403ec2d06ade28abee456efefbd46abb8fed423ccd5fdb6d30','{"specversion":"1.0","type":"shopfloor.put-terminal.v1","id":"01939c00-0000-7000-8000-000000000046","source":"T1","subject":"","time":"2026-11-18T09:00:00Z","authid":"0021","boot":"b1","mono":46000,"epoch":"k3v9x2m4q7w1","sequence":"000000000046","sum":"91c43e5cb7ef03f0","data":{"id":"T-CUT-02","workstation":"CUT-02","idle_minutes":15,"rev":0}}','rejected','client-role','{"id":"01939c00-0000-7000-8000-000000000046","epoch":"k3v9x2m4q7w1","seq":46,"status":"rejected","code":"client-role","message":"this client may not send put-terminal","help":"give it the role of an x/ client in the hub''s configuration","flags":[],"have_through":46,"no":89,"result":{}}');
INSERT INTO "inbox" VALUES(90,'hub','epoch-t-T3-epoch001',NULL,NULL,'hub-epoch-open','',1795000042000,1795000042000,'epoch-t-T3-epoch001','{"epochs":[{"source":"t/T3","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000042000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(91,'x/office','00000000-0000-7000-8000-000000001000',NULL,NULL,'put-terminal','',1795000042000,1795000043000,'a98c65571a156e930ca41b2aa894f13740d04d4619f16b3463a99034b67e3459','{"specversion":"1.0","type":"shopfloor.put-terminal.v1","id":"00000000-0000-7000-8000-000000001000","source":"office","subject":"","time":"2026-11-18T11:07:22Z","authid":"","boot":"","mono":0,"data":{"id":"T3","workstation":"CUT-01"},"sum":"5930f99f485116f7"}','accepted','','{"id":"00000000-0000-7000-8000-000000001000","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":91,"result":{"rev":1}}');
CREATE TABLE item (
	id VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	decimals INTEGER NOT NULL, 
	home VARCHAR NOT NULL, 
	lot_tracked BOOLEAN NOT NULL, 
	over_pct BIGINT NOT NULL, 
	scrap_pct BIGINT NOT NULL, 
	standard_cost BIGINT NOT NULL, 
	bom VARCHAR NOT NULL, 
	routing VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id)
);
INSERT INTO "item" VALUES('CH-100','Chair','pc',0,'FG',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-001','Material RM-001','m3',3,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-006','Material RM-006','set',0,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-007','Material RM-007','l',3,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-002','Material RM-002','kg',3,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-003','Material RM-003','m',3,'RAW',1,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-004','Material RM-004','pc',0,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('RM-005','Material RM-005','pc',0,'RAW',0,0,0,0,'','',1,1);
CREATE TABLE location (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_location PRIMARY KEY (id)
);
INSERT INTO "location" VALUES('RAW','',1,1);
INSERT INTO "location" VALUES('FG','',1,1);
INSERT INTO "location" VALUES('L-CUT','',1,1);
INSERT INTO "location" VALUES('L-ASM','',1,1);
INSERT INTO "location" VALUES('L-LAC','',1,1);
INSERT INTO "location" VALUES('L-UPH','',1,1);
INSERT INTO "location" VALUES('L-QC','',1,1);
INSERT INTO "location" VALUES('L-PACK','',1,1);
CREATE TABLE lot (
	item VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	expires VARCHAR NOT NULL, 
	ref VARCHAR NOT NULL, 
	received BIGINT NOT NULL, 
	CONSTRAINT pk_lot PRIMARY KEY (item, id)
);
INSERT INTO "lot" VALUES('RM-003','2604-00012','','',1795000036000);
CREATE TABLE message (
	id VARCHAR NOT NULL, 
	addressee VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	badge VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	status VARCHAR NOT NULL, 
	read_by VARCHAR NOT NULL, 
	rev BIGINT NOT NULL, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT ck_message_status CHECK (status in ('open','read','expired'))
);
INSERT INTO "message" VALUES('MSG-66','CUT-01','come by','0021',1795000042000,'open','',66);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('grant_secret','d0a460fad48fd09c4d49c6606b6ac4c31dd90238cdaa25d4074e8115d578c58f');
INSERT INTO "meta" VALUES('database_id','89c571f38336bb9f');
CREATE TABLE mo (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	external_no VARCHAR NOT NULL, 
	q_deliver BIGINT NOT NULL, 
	q_start BIGINT NOT NULL, 
	status VARCHAR NOT NULL, 
	hold_reason VARCHAR NOT NULL, 
	hold_who VARCHAR NOT NULL, 
	hold_since BIGINT NOT NULL, 
	material VARCHAR NOT NULL, 
	priority INTEGER NOT NULL, 
	due BIGINT NOT NULL, 
	planned_start BIGINT NOT NULL, 
	planned_end BIGINT NOT NULL, 
	origin VARCHAR NOT NULL, 
	notes TEXT NOT NULL, 
	responsible VARCHAR NOT NULL, 
	spec TEXT NOT NULL, 
	bom VARCHAR NOT NULL, 
	routing VARCHAR NOT NULL, 
	over_pct BIGINT NOT NULL, 
	planned_value BIGINT NOT NULL, 
	received BIGINT NOT NULL, 
	received_value BIGINT NOT NULL, 
	rev BIGINT NOT NULL, 
	applied TEXT NOT NULL, 
	CONSTRAINT pk_mo PRIMARY KEY (id), 
	CONSTRAINT ck_mo_status CHECK (status in ('draft','planned','released','in progress','completed','closed','cancelled'))
);
INSERT INTO "mo" VALUES('MO-2026-00184','CH-100','',100000000,100000000,'in progress','','',0,'ready',3,0,0,0,'','','','{}','CH-100','CH-100',0,30910000000,0,0,65,'{"T1":["k3v9x2m4q7w1",11]}');
CREATE TABLE mo_material (
	mo VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	op VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	basis VARCHAR NOT NULL, 
	per BIGINT NOT NULL, 
	mode VARCHAR NOT NULL, 
	scrap_pct BIGINT NOT NULL, 
	alternates VARCHAR NOT NULL, 
	planned BIGINT NOT NULL, 
	extra BIGINT NOT NULL, 
	issued BIGINT NOT NULL, 
	supply VARCHAR NOT NULL, returned BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_mo_material PRIMARY KEY (mo, line)
);
INSERT INTO "mo_material" VALUES('MO-2026-00184',1,'010','RM-001',80000,'unit',1000000,'backflush',0,'[]',0,500000,0,'',250000);
INSERT INTO "mo_material" VALUES('MO-2026-00184',2,'020','RM-006',1000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0);
INSERT INTO "mo_material" VALUES('MO-2026-00184',3,'030','RM-007',300000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0);
INSERT INTO "mo_material" VALUES('MO-2026-00184',4,'040','RM-002',2500000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0);
INSERT INTO "mo_material" VALUES('MO-2026-00184',5,'040','RM-003',1400000,'unit',1000000,'lot',0,'[]',0,0,0,'',0);
INSERT INTO "mo_material" VALUES('MO-2026-00184',6,'040','RM-004',5000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0);
INSERT INTO "mo_material" VALUES('MO-2026-00184',7,'040','RM-005',1000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0);
CREATE TABLE mo_op (
	mo VARCHAR NOT NULL, 
	op VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	grp VARCHAR NOT NULL, 
	setup_min BIGINT NOT NULL, 
	run_min BIGINT NOT NULL, 
	transfer_q BIGINT NOT NULL, 
	wait_min BIGINT NOT NULL, 
	gate BOOLEAN NOT NULL, 
	skill VARCHAR NOT NULL, 
	instructions TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	good BIGINT NOT NULL, 
	scrap BIGINT NOT NULL, 
	rework BIGINT NOT NULL, 
	suspect BIGINT NOT NULL, 
	rev BIGINT NOT NULL, 
	applied TEXT NOT NULL, suspect_by TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_mo_op PRIMARY KEY (mo, op), 
	CONSTRAINT ck_mo_op_counters CHECK (good >= 0 and scrap >= 0 and rework >= 0 and suspect >= 0)
);
INSERT INTO "mo_op" VALUES('MO-2026-00184','010','','CUT',0,0,1000000,0,0,'','',1,0,0,0,0,54,'{"T1":["k3v9x2m4q7w1",11]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','020','','ASM',0,0,1000000,0,0,'','',0,0,0,0,0,49,'{"T1":["k3v9x2m4q7w1",6]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','030','','LAC',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','040','','UPH',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','050','','QC',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','060','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
CREATE TABLE mo_supply (
	mo VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	place VARCHAR NOT NULL, 
	pieces BIGINT NOT NULL, 
	by_hand BIGINT NOT NULL, 
	CONSTRAINT pk_mo_supply PRIMARY KEY (mo, line, place)
);
CREATE TABLE movement (
	no BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	reversal_of BIGINT, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_movement PRIMARY KEY (no), 
	CONSTRAINT uq_movement_reversal_of UNIQUE (reversal_of)
);
INSERT INTO "movement" VALUES(34,'receive',1795000033000,NULL,'628464adba640f6c92a6f34b878b80a08284225ed36ae21705bbe35870293246');
INSERT INTO "movement" VALUES(35,'receive',1795000034000,NULL,'f35aac55e90e8aeb9cfa7031e824e4b816a22b516a5c0f990b121b27bfd87857');
INSERT INTO "movement" VALUES(36,'receive',1795000035000,NULL,'f2d90d7b520a9c7923a8cec04629ec03e3db06af3d7057d82872cec784d0aaab');
INSERT INTO "movement" VALUES(37,'receive',1795000036000,NULL,'10330264df634fa1d3055cd50b2431d620b83bdda4f33660cecb1b90aecfdb3f');
INSERT INTO "movement" VALUES(38,'receive',1795000037000,NULL,'576d0777b6e61364d49d43ec86edaa530f01cd0abadc9dc27305b8ad253c109e');
INSERT INTO "movement" VALUES(39,'receive',1795000038000,NULL,'79a4e339f612bf8ff089762e59c063a07e9393dfb54aa90b508176c494c95521');
INSERT INTO "movement" VALUES(40,'receive',1795000039000,NULL,'02a70da3bbf8b14a8a4e545cb7d499e52a297e3508207da6db9d953c262a1380');
INSERT INTO "movement" VALUES(53,'consume',1795000042000,NULL,'d51a8d1b1412252dd9327552a54d2de2e717d337171f417fe19884e0fb083519');
INSERT INTO "movement" VALUES(54,'return',1795000042000,NULL,'3766b18dac91cd1b14c72d111b2b1b43116730e299128435001cfb8964fef9f0');
CREATE TABLE movement_line (
	no BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	from_loc VARCHAR NOT NULL, 
	to_loc VARCHAR NOT NULL, 
	mo VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	CONSTRAINT pk_movement_line PRIMARY KEY (no, line), 
	CONSTRAINT ck_movement_line_two_places CHECK (from_loc <> to_loc), 
	CONSTRAINT ck_movement_line_something CHECK (q >= 0 and v >= 0 and (q > 0 or v > 0))
);
INSERT INTO "movement_line" VALUES(34,1,'RM-001','','SUPPLIER','RAW','',20000000,9000000000);
INSERT INTO "movement_line" VALUES(35,1,'RM-006','','SUPPLIER','RAW','',400000000,2600000000);
INSERT INTO "movement_line" VALUES(36,1,'RM-007','','SUPPLIER','RAW','',70000000,2940000000);
INSERT INTO "movement_line" VALUES(37,1,'RM-002','','SUPPLIER','RAW','',520000000,14560000000);
INSERT INTO "movement_line" VALUES(38,1,'RM-003','2604-00012','SUPPLIER','RAW','',290000000,10150000000);
INSERT INTO "movement_line" VALUES(39,1,'RM-004','','SUPPLIER','RAW','',900000000,7200000000);
INSERT INTO "movement_line" VALUES(40,1,'RM-005','','SUPPLIER','RAW','',110000000,10450000000);
INSERT INTO "movement_line" VALUES(53,1,'RM-001','','L-CUT','WIP','MO-2026-00184',500000,225000000);
INSERT INTO "movement_line" VALUES(54,1,'RM-001','','WIP','L-CUT','MO-2026-00184',250000,112500000);
CREATE TABLE note (
	no BIGINT NOT NULL, 
	subject VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	badge VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (no)
);
INSERT INTO "note" VALUES(65,'MO-2026-00184','take the light beech first','0021',1794992400000);
CREATE TABLE operator (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	roles VARCHAR NOT NULL, 
	skills TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_operator PRIMARY KEY (id)
);
INSERT INTO "operator" VALUES('0021','Omar','["operator", "setter", "quality"]','[]',1,1);
INSERT INTO "operator" VALUES('0022','Rahman','["operator"]','[]',1,1);
INSERT INTO "operator" VALUES('0013','Farsi','["storekeeper"]','[]',1,1);
CREATE TABLE pin (
	badge VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	locked_until BIGINT NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (badge)
);
INSERT INTO "pin" VALUES('0007','$argon2id$v=19$m=19456,t=2,p=1$8+jlEacV3BAkoXjtlqRlxw$8K0imhEg6OKVwWEGp/SrROP/OSXitgLirYTs2BSbIFM',0,0);
CREATE TABLE pool (
	item VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	last_v BIGINT NOT NULL, 
	last_q BIGINT NOT NULL, 
	CONSTRAINT pk_pool PRIMARY KEY (item)
);
INSERT INTO "pool" VALUES('RM-001',19750000,8887500000,8887500000,19750000);
INSERT INTO "pool" VALUES('RM-006',400000000,2600000000,2600000000,400000000);
INSERT INTO "pool" VALUES('RM-007',70000000,2940000000,2940000000,70000000);
INSERT INTO "pool" VALUES('RM-002',520000000,14560000000,14560000000,520000000);
INSERT INTO "pool" VALUES('RM-003',290000000,10150000000,10150000000,290000000);
INSERT INTO "pool" VALUES('RM-004',900000000,7200000000,7200000000,900000000);
INSERT INTO "pool" VALUES('RM-005',110000000,10450000000,10450000000,110000000);
CREATE TABLE presence (
	workstation VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_presence PRIMARY KEY (workstation, badge)
);
INSERT INTO "presence" VALUES('CUT-01','0021',0);
CREATE TABLE reason (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_reason PRIMARY KEY (id)
);
INSERT INTO "reason" VALUES('DIM','scrap','dim',1,1);
INSERT INTO "reason" VALUES('LAQ','scrap','laq',1,1);
INSERT INTO "reason" VALUES('BRK','pause','brk',1,1);
INSERT INTO "reason" VALUES('SPO','extra','spo',1,1);
INSERT INTO "reason" VALUES('CNT','count','cnt',1,1);
CREATE TABLE receipt_price (
	no BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_receipt_price PRIMARY KEY (no)
);
CREATE TABLE reversal (
	no BIGINT NOT NULL, 
	target BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_reversal PRIMARY KEY (no), 
	CONSTRAINT uq_reversal_target UNIQUE (target)
);
CREATE TABLE routing (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	steps TEXT NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_routing PRIMARY KEY (id)
);
INSERT INTO "routing" VALUES('CH-100','CH-100','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "020", "name": "", "group": "ASM", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "030", "name": "", "group": "LAC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "040", "name": "", "group": "UPH", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "050", "name": "", "group": "QC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "060", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1,1);
CREATE TABLE scrap (
	no BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_scrap PRIMARY KEY (no, line)
);
CREATE TABLE session (
	id BIGINT NOT NULL, 
	badge VARCHAR NOT NULL, 
	mo VARCHAR NOT NULL, 
	op VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	started BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	since_boot VARCHAR NOT NULL, 
	since_mono BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	worked_ms BIGINT NOT NULL, 
	ended BIGINT NOT NULL, seen BIGINT DEFAULT '0' NOT NULL, pieces BIGINT DEFAULT '0' NOT NULL, closed_by BIGINT DEFAULT '0' NOT NULL, estimated BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT ck_session_status CHECK (status in ('open','paused','closed'))
);
INSERT INTO "session" VALUES(46,'0021','MO-2026-00184','010','CUT-01','setup','closed',1794992400000,1794992400000,'b1',6000,'',2000,1794992400000,1794992400000,0,49,0);
CREATE TABLE session_slice (
	no BIGINT NOT NULL, 
	session BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	started BIGINT NOT NULL, 
	ended BIGINT NOT NULL, 
	ms BIGINT NOT NULL, estimated BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_session_slice PRIMARY KEY (no, session), 
	CONSTRAINT ck_session_slice_ms CHECK (ms >= 0)
);
INSERT INTO "session_slice" VALUES(47,46,'setup','',1794992400000,1794992400000,1000,0);
INSERT INTO "session_slice" VALUES(48,46,'paused','BRK',1794992400000,1794992400000,1000,0);
INSERT INTO "session_slice" VALUES(49,46,'setup','',1794992400000,1794992400000,1000,0);
CREATE TABLE shelf_count (
	no BIGINT NOT NULL, 
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	counted_at BIGINT NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_shelf_count PRIMARY KEY (no)
);
CREATE TABLE stock_count (
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	counted_at BIGINT NOT NULL, 
	no BIGINT NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_stock_count PRIMARY KEY (item, lot, location)
);
CREATE TABLE terminal (
	id VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	idle_minutes INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_terminal PRIMARY KEY (id)
);
INSERT INTO "terminal" VALUES('T3','CUT-01',10,1);
CREATE TABLE workstation (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	grp VARCHAR NOT NULL, 
	supply VARCHAR NOT NULL, 
	several VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	good BIGINT NOT NULL, 
	scrap BIGINT NOT NULL, 
	rev INTEGER NOT NULL, 
	changed BIGINT NOT NULL, 
	applied TEXT NOT NULL, crew VARCHAR DEFAULT 'many' NOT NULL, kind VARCHAR DEFAULT 'production' NOT NULL, stop_reason VARCHAR DEFAULT '' NOT NULL, stop_since BIGINT DEFAULT '0' NOT NULL, idle_since BIGINT DEFAULT '0' NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_workstation PRIMARY KEY (id)
);
INSERT INTO "workstation" VALUES('CUT-01','','CUT','L-CUT','one','',0,0,1,51,'{"T1":["k3v9x2m4q7w1",8]}','many','production','',0,1794992400000,1);
INSERT INTO "workstation" VALUES('ASM-01','','ASM','L-ASM','one','',0,0,1,19,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('LAC-01','','LAC','L-LAC','one','',0,0,1,20,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('UPH-01','','UPH','L-UPH','one','',0,0,1,21,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('QC-01','','QC','','one','',0,0,1,22,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('PACK-01','','PACK','L-PACK','one','',0,0,1,23,'{}','many','production','',0,0,1);
CREATE INDEX ix_balance_mo ON balance (mo);
CREATE INDEX ix_exception_no ON exception (no);
CREATE INDEX ix_exception_status ON exception (status);
CREATE INDEX ix_mo_status ON mo (status);
CREATE INDEX ix_mo_material_item ON mo_material (item);
CREATE INDEX ix_session_mo ON session (mo);
CREATE INDEX ix_session_status ON session (status);
CREATE TRIGGER inbox_no_update BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'append-only: inbox'); END;
CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'append-only: inbox'); END;
CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'append-only: movement'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'append-only: movement'); END;
CREATE TRIGGER movement_line_no_update BEFORE UPDATE ON movement_line BEGIN SELECT RAISE(ABORT, 'append-only: movement_line'); END;
CREATE TRIGGER movement_line_no_delete BEFORE DELETE ON movement_line BEGIN SELECT RAISE(ABORT, 'append-only: movement_line'); END;
CREATE TRIGGER booking_no_update BEFORE UPDATE ON booking BEGIN SELECT RAISE(ABORT, 'append-only: booking'); END;
CREATE TRIGGER booking_no_delete BEFORE DELETE ON booking BEGIN SELECT RAISE(ABORT, 'append-only: booking'); END;
CREATE TRIGGER scrap_no_update BEFORE UPDATE ON scrap BEGIN SELECT RAISE(ABORT, 'append-only: scrap'); END;
CREATE TRIGGER scrap_no_delete BEFORE DELETE ON scrap BEGIN SELECT RAISE(ABORT, 'append-only: scrap'); END;
CREATE TRIGGER session_slice_no_update BEFORE UPDATE ON session_slice BEGIN SELECT RAISE(ABORT, 'append-only: session_slice'); END;
CREATE TRIGGER session_slice_no_delete BEFORE DELETE ON session_slice BEGIN SELECT RAISE(ABORT, 'append-only: session_slice'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only: event'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only: event'); END;
CREATE INDEX ix_session_closed_by ON session (closed_by);
CREATE INDEX ix_inbox_id ON inbox (id);
CREATE INDEX ix_movement_at ON movement (at);
CREATE INDEX ix_call_status ON call (status);
CREATE INDEX ix_note_subject ON note (subject);
CREATE INDEX ix_message_status ON message (status);
CREATE INDEX ix_shelf_count_place ON shelf_count (item, lot, location);
CREATE TRIGGER note_no_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'append-only: note'); END;
CREATE TRIGGER note_no_delete BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'append-only: note'); END;
CREATE TRIGGER downtime_no_update BEFORE UPDATE ON downtime BEGIN SELECT RAISE(ABORT, 'append-only: downtime'); END;
CREATE TRIGGER downtime_no_delete BEFORE DELETE ON downtime BEGIN SELECT RAISE(ABORT, 'append-only: downtime'); END;
CREATE TRIGGER reversal_no_update BEFORE UPDATE ON reversal BEGIN SELECT RAISE(ABORT, 'append-only: reversal'); END;
CREATE TRIGGER reversal_no_delete BEFORE DELETE ON reversal BEGIN SELECT RAISE(ABORT, 'append-only: reversal'); END;
CREATE TRIGGER shelf_count_no_update BEFORE UPDATE ON shelf_count BEGIN SELECT RAISE(ABORT, 'append-only: shelf_count'); END;
CREATE TRIGGER shelf_count_no_delete BEFORE DELETE ON shelf_count BEGIN SELECT RAISE(ABORT, 'append-only: shelf_count'); END;
COMMIT;
