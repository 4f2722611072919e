BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alias (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, 
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
INSERT INTO "balance" VALUES('RM-001','','SUPPLIER','',-20000000,-9000000000,33,'{}');
INSERT INTO "balance" VALUES('RM-001','','RAW','',19500000,0,53,'{}');
INSERT INTO "balance" VALUES('RM-006','','SUPPLIER','',-400000000,-2600000000,34,'{}');
INSERT INTO "balance" VALUES('RM-006','','RAW','',390000000,0,54,'{}');
INSERT INTO "balance" VALUES('RM-007','','SUPPLIER','',-70000000,-2940000000,35,'{}');
INSERT INTO "balance" VALUES('RM-007','','RAW','',70000000,0,35,'{}');
INSERT INTO "balance" VALUES('RM-002','','SUPPLIER','',-520000000,-14560000000,36,'{}');
INSERT INTO "balance" VALUES('RM-002','','RAW','',520000000,0,36,'{}');
INSERT INTO "balance" VALUES('RM-003','','SUPPLIER','',-290000000,-10150000000,37,'{}');
INSERT INTO "balance" VALUES('RM-003','2604-00012','RAW','',290000000,0,37,'{}');
INSERT INTO "balance" VALUES('RM-004','','SUPPLIER','',-900000000,-7200000000,38,'{}');
INSERT INTO "balance" VALUES('RM-004','','RAW','',900000000,0,38,'{}');
INSERT INTO "balance" VALUES('RM-005','','SUPPLIER','',-110000000,-10450000000,39,'{}');
INSERT INTO "balance" VALUES('RM-005','','RAW','',110000000,0,39,'{}');
INSERT INTO "balance" VALUES('RM-001','','L-CUT','',-1040000,0,46,'{"T-CUT-01":["epochtcut01001",4]}');
INSERT INTO "balance" VALUES('RM-001','','WIP','MO-2026-00184',1540000,693000000,53,'{}');
INSERT INTO "balance" VALUES('RM-006','','L-ASM','',6000000,0,54,'{"T-ASM-01":["epochtasm01001",3]}');
INSERT INTO "balance" VALUES('RM-006','','WIP','MO-2026-00184',4000000,26000000,50,'{}');
CREATE TABLE bom (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lines TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_bom PRIMARY KEY (id)
);
INSERT INTO "bom" VALUES('CH-100','CH-100','[{"item": "RM-001", "q": "0.08", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"item": "RM-007", "q": "0.3", "basis": "unit", "per": "1", "step": "030", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"item": "RM-002", "q": "2.5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"item": "RM-003", "q": "1.4", "basis": "unit", "per": "1", "step": "040", "mode": "lot", "scrap_pct": "0", "alternates": []}, {"item": "RM-004", "q": "5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"item": "RM-005", "q": "1", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1);
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
	at BIGINT NOT NULL, 
	CONSTRAINT pk_booking PRIMARY KEY (no)
);
INSERT INTO "booking" VALUES(45,'MO-2026-00184','010','CUT-01','0021',7000000,0,0,1000000,1795001214612);
INSERT INTO "booking" VALUES(46,'MO-2026-00184','010','CUT-01','0021',5000000,0,0,0,1795001518916);
INSERT INTO "booking" VALUES(50,'MO-2026-00184','020','ASM-01','0022',4000000,0,0,0,1795002429227);
CREATE TABLE epoch (
	source VARCHAR NOT NULL, 
	epoch VARCHAR NOT NULL, 
	have_through BIGINT NOT NULL, 
	last_seen BIGINT NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	opened BIGINT NOT NULL, 
	CONSTRAINT pk_epoch PRIMARY KEY (source, epoch)
);
INSERT INTO "epoch" VALUES('t/T-CUT-01','epochtcut01001',4,4,1,1795000600001);
INSERT INTO "epoch" VALUES('t/T-ASM-01','epochtasm01001',5,5,1,1795001518919);
CREATE TABLE event (
	number BIGINT NOT NULL, 
	no BIGINT NOT NULL, 
	topic VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (number)
);
INSERT INTO "event" VALUES(1,1,'ref/put-location','{"number":1,"no":1,"verb":"put-location","source":"x/office","who":"","occurred":1795000000000,"recorded":1795000001000,"data":{"id":"RAW"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(2,2,'ref/put-location','{"number":2,"no":2,"verb":"put-location","source":"x/office","who":"","occurred":1795000001000,"recorded":1795000002000,"data":{"id":"FG"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(3,3,'ref/put-location','{"number":3,"no":3,"verb":"put-location","source":"x/office","who":"","occurred":1795000002000,"recorded":1795000003000,"data":{"id":"L-CUT"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(4,4,'ref/put-location','{"number":4,"no":4,"verb":"put-location","source":"x/office","who":"","occurred":1795000003000,"recorded":1795000004000,"data":{"id":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(5,5,'ref/put-location','{"number":5,"no":5,"verb":"put-location","source":"x/office","who":"","occurred":1795000004000,"recorded":1795000005000,"data":{"id":"L-LAC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(6,6,'ref/put-location','{"number":6,"no":6,"verb":"put-location","source":"x/office","who":"","occurred":1795000005000,"recorded":1795000006000,"data":{"id":"L-UPH"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(7,7,'ref/put-location','{"number":7,"no":7,"verb":"put-location","source":"x/office","who":"","occurred":1795000006000,"recorded":1795000007000,"data":{"id":"L-QC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(8,8,'ref/put-location','{"number":8,"no":8,"verb":"put-location","source":"x/office","who":"","occurred":1795000007000,"recorded":1795000008000,"data":{"id":"L-PACK"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(9,9,'ref/put-item','{"number":9,"no":9,"verb":"put-item","source":"x/office","who":"","occurred":1795000008000,"recorded":1795000009000,"data":{"id":"CH-100","description":"Chair","home":"FG","scrap_pct":"0"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(10,10,'ref/put-item','{"number":10,"no":10,"verb":"put-item","source":"x/office","who":"","occurred":1795000009000,"recorded":1795000010000,"data":{"id":"RM-001","description":"Material RM-001","unit":"m3","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(11,11,'ref/put-item','{"number":11,"no":11,"verb":"put-item","source":"x/office","who":"","occurred":1795000010000,"recorded":1795000011000,"data":{"id":"RM-006","description":"Material RM-006","unit":"set","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(12,12,'ref/put-item','{"number":12,"no":12,"verb":"put-item","source":"x/office","who":"","occurred":1795000011000,"recorded":1795000012000,"data":{"id":"RM-007","description":"Material RM-007","unit":"l","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(13,13,'ref/put-item','{"number":13,"no":13,"verb":"put-item","source":"x/office","who":"","occurred":1795000012000,"recorded":1795000013000,"data":{"id":"RM-002","description":"Material RM-002","unit":"kg","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(14,14,'ref/put-item','{"number":14,"no":14,"verb":"put-item","source":"x/office","who":"","occurred":1795000013000,"recorded":1795000014000,"data":{"id":"RM-003","description":"Material RM-003","unit":"m","decimals":3,"lot_tracked":true},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(15,15,'ref/put-item','{"number":15,"no":15,"verb":"put-item","source":"x/office","who":"","occurred":1795000014000,"recorded":1795000015000,"data":{"id":"RM-004","description":"Material RM-004","unit":"pc","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(16,16,'ref/put-item','{"number":16,"no":16,"verb":"put-item","source":"x/office","who":"","occurred":1795000015000,"recorded":1795000016000,"data":{"id":"RM-005","description":"Material RM-005","unit":"pc","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(17,17,'ref/put-workstation','{"number":17,"no":17,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000016000,"recorded":1795000017000,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(18,18,'ref/put-workstation','{"number":18,"no":18,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000017000,"recorded":1795000018000,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(19,19,'ref/put-workstation','{"number":19,"no":19,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000018000,"recorded":1795000019000,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(20,20,'ref/put-workstation','{"number":20,"no":20,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000019000,"recorded":1795000020000,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(21,21,'ref/put-workstation','{"number":21,"no":21,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000020000,"recorded":1795000021000,"data":{"id":"QC-01","group":"QC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(22,22,'ref/put-workstation','{"number":22,"no":22,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000021000,"recorded":1795000022000,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(23,23,'ref/put-operator','{"number":23,"no":23,"verb":"put-operator","source":"x/office","who":"","occurred":1795000022000,"recorded":1795000023000,"data":{"id":"0021","name":"Omar","roles":["operator","setter","quality"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(24,24,'ref/put-operator','{"number":24,"no":24,"verb":"put-operator","source":"x/office","who":"","occurred":1795000023000,"recorded":1795000024000,"data":{"id":"0022","name":"Rahman","roles":["operator"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(25,25,'ref/put-operator','{"number":25,"no":25,"verb":"put-operator","source":"x/office","who":"","occurred":1795000024000,"recorded":1795000025000,"data":{"id":"0013","name":"Farsi","roles":["storekeeper"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(26,26,'ref/put-reason','{"number":26,"no":26,"verb":"put-reason","source":"x/office","who":"","occurred":1795000025000,"recorded":1795000026000,"data":{"id":"DIM","kind":"scrap","text":"dim"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(27,27,'ref/put-reason','{"number":27,"no":27,"verb":"put-reason","source":"x/office","who":"","occurred":1795000026000,"recorded":1795000027000,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(28,28,'ref/put-reason','{"number":28,"no":28,"verb":"put-reason","source":"x/office","who":"","occurred":1795000027000,"recorded":1795000028000,"data":{"id":"BRK","kind":"pause","text":"brk"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(29,29,'ref/put-reason','{"number":29,"no":29,"verb":"put-reason","source":"x/office","who":"","occurred":1795000028000,"recorded":1795000029000,"data":{"id":"SPO","kind":"extra","text":"spo"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(30,30,'ref/put-reason','{"number":30,"no":30,"verb":"put-reason","source":"x/office","who":"","occurred":1795000029000,"recorded":1795000030000,"data":{"id":"CNT","kind":"count","text":"cnt"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(31,31,'ref/put-bom','{"number":31,"no":31,"verb":"put-bom","source":"x/office","who":"","occurred":1795000030000,"recorded":1795000031000,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"},{"item":"RM-006","q":"1","step":"020","mode":"backflush"},{"item":"RM-007","q":"0.3","step":"030","mode":"backflush"},{"item":"RM-002","q":"2.5","step":"040","mode":"backflush"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040","mode":"backflush"},{"item":"RM-005","q":"1","step":"040","mode":"backflush"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(32,32,'ref/put-routing','{"number":32,"no":32,"verb":"put-routing","source":"x/office","who":"","occurred":1795000031000,"recorded":1795000032000,"data":{"id":"CH-100","item":"CH-100","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"ASM"},{"op":"030","group":"LAC"},{"op":"040","group":"UPH"},{"op":"050","group":"QC"},{"op":"060","group":"PACK"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(33,33,'stock/receive','{"number":33,"no":33,"verb":"receive","source":"x/office","who":"","occurred":1795000032000,"recorded":1795000033000,"data":{"item":"RM-001","location":"RAW","q":"20","cost":"450"},"flags":[],"result":{"value":"9000"}}');
INSERT INTO "event" VALUES(34,34,'stock/receive','{"number":34,"no":34,"verb":"receive","source":"x/office","who":"","occurred":1795000033000,"recorded":1795000034000,"data":{"item":"RM-006","location":"RAW","q":"400","cost":"6.5"},"flags":[],"result":{"value":"2600"}}');
INSERT INTO "event" VALUES(35,35,'stock/receive','{"number":35,"no":35,"verb":"receive","source":"x/office","who":"","occurred":1795000034000,"recorded":1795000035000,"data":{"item":"RM-007","location":"RAW","q":"70","cost":"42"},"flags":[],"result":{"value":"2940"}}');
INSERT INTO "event" VALUES(36,36,'stock/receive','{"number":36,"no":36,"verb":"receive","source":"x/office","who":"","occurred":1795000035000,"recorded":1795000036000,"data":{"item":"RM-002","location":"RAW","q":"520","cost":"28"},"flags":[],"result":{"value":"14560"}}');
INSERT INTO "event" VALUES(37,37,'stock/receive','{"number":37,"no":37,"verb":"receive","source":"x/office","who":"","occurred":1795000036000,"recorded":1795000037000,"data":{"item":"RM-003","location":"RAW","q":"290","cost":"35","lot":"2604-00012"},"flags":[],"result":{"value":"10150"}}');
INSERT INTO "event" VALUES(38,38,'stock/receive','{"number":38,"no":38,"verb":"receive","source":"x/office","who":"","occurred":1795000037000,"recorded":1795000038000,"data":{"item":"RM-004","location":"RAW","q":"900","cost":"8"},"flags":[],"result":{"value":"7200"}}');
INSERT INTO "event" VALUES(39,39,'stock/receive','{"number":39,"no":39,"verb":"receive","source":"x/office","who":"","occurred":1795000038000,"recorded":1795000039000,"data":{"item":"RM-005","location":"RAW","q":"110","cost":"95"},"flags":[],"result":{"value":"10450"}}');
INSERT INTO "event" VALUES(40,40,'mo/mo-create','{"number":40,"no":40,"verb":"mo-create","source":"x/office","who":"","occurred":1795000039000,"recorded":1795000040000,"data":{"mo":"MO-2026-00184","item":"CH-100","q":"100"},"flags":[],"result":{"mo":"MO-2026-00184"}}');
INSERT INTO "event" VALUES(41,41,'mo/mo-release','{"number":41,"no":41,"verb":"mo-release","source":"x/office","who":"","occurred":1795000040000,"recorded":1795000041000,"data":{"mo":"MO-2026-00184"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(42,43,'ws/sign-on','{"number":42,"no":43,"verb":"sign-on","source":"t/T-CUT-01","who":"0021","occurred":1795000602002,"recorded":1795000602003,"data":{"workstation":"CUT-01"},"flags":[],"result":{"name":"Omar"}}');
INSERT INTO "event" VALUES(43,44,'mo/op-start','{"number":43,"no":44,"verb":"op-start","source":"t/T-CUT-01","who":"0021","occurred":1795000606005,"recorded":1795000606006,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","kind":"run"},"flags":[],"result":{"session":44}}');
INSERT INTO "event" VALUES(44,45,'mo/output','{"number":44,"no":45,"verb":"output","source":"t/T-CUT-01","who":"0021","occurred":1795001214612,"recorded":1795001214613,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","good":"7","scrap":[{"q":"1","reason":"DIM"}]},"flags":["negative-stock"],"result":{"good":"7","scrap":"1","rework":"0"}}');
INSERT INTO "event" VALUES(45,46,'mo/output','{"number":45,"no":46,"verb":"output","source":"t/T-CUT-01","who":"0021","occurred":1795001518916,"recorded":1795001518917,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","good":"5"},"flags":["negative-stock"],"result":{"good":"12","scrap":"1","rework":"0"}}');
INSERT INTO "event" VALUES(46,48,'ws/sign-on','{"number":46,"no":48,"verb":"sign-on","source":"t/T-ASM-01","who":"0022","occurred":1795001520920,"recorded":1795001520921,"data":{"workstation":"ASM-01"},"flags":[],"result":{"name":"Rahman"}}');
INSERT INTO "event" VALUES(47,49,'mo/op-start','{"number":47,"no":49,"verb":"op-start","source":"t/T-ASM-01","who":"0022","occurred":1795001524923,"recorded":1795001524924,"data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","kind":"run"},"flags":[],"result":{"session":49}}');
INSERT INTO "event" VALUES(48,50,'mo/output','{"number":48,"no":50,"verb":"output","source":"t/T-ASM-01","who":"0022","occurred":1795002429227,"recorded":1795002429228,"data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","good":"4"},"flags":["negative-stock"],"result":{"good":"4","scrap":"0","rework":"0"}}');
INSERT INTO "event" VALUES(49,51,'mo/op-pause','{"number":49,"no":51,"verb":"op-pause","source":"t/T-ASM-01","who":"0022","occurred":1795002431530,"recorded":1795002431531,"data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","reason":"BRK"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(50,52,'mo/op-resume','{"number":50,"no":52,"verb":"op-resume","source":"t/T-ASM-01","who":"0022","occurred":1795002733532,"recorded":1795002733533,"data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(51,53,'mo/consume','{"number":51,"no":53,"verb":"consume","source":"x/office","who":"","occurred":1795002793534,"recorded":1795002794534,"data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","location":"RAW","q":"0.5","kind":"extra","reason":"SPO"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(52,54,'stock/transfer','{"number":52,"no":54,"verb":"transfer","source":"x/office","who":"","occurred":1795002794534,"recorded":1795002795534,"data":{"item":"RM-006","q":"10","from":"RAW","to":"L-ASM"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(53,55,'mo/mo-create','{"number":53,"no":55,"verb":"mo-create","source":"x/office","who":"","occurred":1795002795534,"recorded":1795002796534,"data":{"mo":"MO-2026-00185","item":"CH-100","q":"10"},"flags":[],"result":{"mo":"MO-2026-00185"}}');
CREATE TABLE exception (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	no BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	rev BIGINT NOT NULL, 
	CONSTRAINT pk_exception PRIMARY KEY (id)
);
INSERT INTO "exception" VALUES('EX-45-1','negative-stock','RM-001 L-CUT',45,'RM-001 at L-CUT went below zero','open',1795001214613,45);
INSERT INTO "exception" VALUES('EX-46-1','negative-stock','RM-001 L-CUT',46,'RM-001 at L-CUT went below zero','open',1795001518917,46);
INSERT INTO "exception" VALUES('EX-50-1','negative-stock','RM-006 L-ASM',50,'RM-006 at L-ASM went below zero','open',1795002429228,50);
INSERT INTO "exception" VALUES('EX-56-1','quarantined','x/office',56,'mo-hold by x/office: shopfloor.mo-hold.v1 is not a command of this version','open',1795002797534,56);
INSERT INTO "exception" VALUES('EX-57-1','quarantined','x/office',57,'nonsense-verb by x/office: shopfloor.nonsense-verb.v1 is not a command of this version','open',1795002798534,57);
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
INSERT INTO "inbox" VALUES(1,'x/office','00000000-0000-7000-8000-000000000001',NULL,NULL,'put-location','',1795000000000,1795000001000,'34d646a62769d90fa8f19aefc3ceb45c111c36fdcd69185ec7f916fe8493d344','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000001","source":"office","subject":"","time":"2026-11-18T11:06:40Z","authid":"","boot":"","mono":0,"sum":"aca7e73f94706387","data":{"id":"RAW"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":1,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(2,'x/office','00000000-0000-7000-8000-000000000002',NULL,NULL,'put-location','',1795000001000,1795000002000,'fc98bb38e683cd2c1de889d0b4ac0a9b8c4b5467dc8877a7ef242d11341a3693','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000002","source":"office","subject":"","time":"2026-11-18T11:06:41Z","authid":"","boot":"","mono":0,"sum":"e96d5383fc12dc98","data":{"id":"FG"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":2,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(3,'x/office','00000000-0000-7000-8000-000000000003',NULL,NULL,'put-location','',1795000002000,1795000003000,'b857f18664bcdfaa00bfff19203162b2e8944b4160ff1c4eb523988e31cf864a','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000003","source":"office","subject":"","time":"2026-11-18T11:06:42Z","authid":"","boot":"","mono":0,"sum":"b18d7026002d3827","data":{"id":"L-CUT"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":3,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(4,'x/office','00000000-0000-7000-8000-000000000004',NULL,NULL,'put-location','',1795000003000,1795000004000,'8d31c159687f00b80d20c7fdd5d5a0fd677a6c5cc0507d4acdc86865f34e9793','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000004","source":"office","subject":"","time":"2026-11-18T11:06:43Z","authid":"","boot":"","mono":0,"sum":"d4214c7839616379","data":{"id":"L-ASM"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":4,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(5,'x/office','00000000-0000-7000-8000-000000000005',NULL,NULL,'put-location','',1795000004000,1795000005000,'7ec7f105417f0cca5ca52d0ac68471c945d687b617b1cad55c81f78928f06473','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000005","source":"office","subject":"","time":"2026-11-18T11:06:44Z","authid":"","boot":"","mono":0,"sum":"eb9bc5ec83577d87","data":{"id":"L-LAC"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":5,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(6,'x/office','00000000-0000-7000-8000-000000000006',NULL,NULL,'put-location','',1795000005000,1795000006000,'cfb6ed8f32793ff311e81d538ad57cbd9409b6cea12d0bb45858944f766aa4e5','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000006","source":"office","subject":"","time":"2026-11-18T11:06:45Z","authid":"","boot":"","mono":0,"sum":"6b0e41cebbab0630","data":{"id":"L-UPH"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":6,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(7,'x/office','00000000-0000-7000-8000-000000000007',NULL,NULL,'put-location','',1795000006000,1795000007000,'bf64733b0c25bc0376c7e1f2f2a2e6a40b5d01d752ceec009aa562c93f054f55','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000007","source":"office","subject":"","time":"2026-11-18T11:06:46Z","authid":"","boot":"","mono":0,"sum":"eaaa82abea0ab4cf","data":{"id":"L-QC"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":7,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(8,'x/office','00000000-0000-7000-8000-000000000008',NULL,NULL,'put-location','',1795000007000,1795000008000,'274e5918e09ab686ae6da6af0321b2dcd7ff3ad5ce379fedbdd2cadd196e7469','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000008","source":"office","subject":"","time":"2026-11-18T11:06:47Z","authid":"","boot":"","mono":0,"sum":"c381a57d7424ad4d","data":{"id":"L-PACK"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":8,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(9,'x/office','00000000-0000-7000-8000-000000000009',NULL,NULL,'put-item','',1795000008000,1795000009000,'00430b9989104ebf06df21ba571f36af87ad465eb56319fa72c200d13873ccc4','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000009","source":"office","subject":"","time":"2026-11-18T11:06:48Z","authid":"","boot":"","mono":0,"sum":"891e3acd2eba66f1","data":{"id":"CH-100","description":"Chair","home":"FG","scrap_pct":"0"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":9,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(10,'x/office','00000000-0000-7000-8000-000000000010',NULL,NULL,'put-item','',1795000009000,1795000010000,'9e0e91da950d2b3cf8826fc839e98f6e65eb396f46378f138752f0405f6e751c','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000010","source":"office","subject":"","time":"2026-11-18T11:06:49Z","authid":"","boot":"","mono":0,"sum":"d4c05217ac6c0f24","data":{"id":"RM-001","description":"Material RM-001","unit":"m3","decimals":3,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":10,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(11,'x/office','00000000-0000-7000-8000-000000000011',NULL,NULL,'put-item','',1795000010000,1795000011000,'df8fd36b815c08b86440396c8074c6fce8e27dfaf1d11c660313dd970a755328','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000011","source":"office","subject":"","time":"2026-11-18T11:06:50Z","authid":"","boot":"","mono":0,"sum":"25325e61752f0627","data":{"id":"RM-006","description":"Material RM-006","unit":"set","decimals":0,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":11,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(12,'x/office','00000000-0000-7000-8000-000000000012',NULL,NULL,'put-item','',1795000011000,1795000012000,'32221add133a562f5fa25748893eab3e21cc6113a00add19a1012f1b24052f5a','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000012","source":"office","subject":"","time":"2026-11-18T11:06:51Z","authid":"","boot":"","mono":0,"sum":"20cadb9ffa0a8c32","data":{"id":"RM-007","description":"Material RM-007","unit":"l","decimals":3,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":12,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(13,'x/office','00000000-0000-7000-8000-000000000013',NULL,NULL,'put-item','',1795000012000,1795000013000,'434ef351c5d9ef855765cccad0527a1b7a4459e3f38cc170ecb883ada2d9e024','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000013","source":"office","subject":"","time":"2026-11-18T11:06:52Z","authid":"","boot":"","mono":0,"sum":"9b6df8f831007a6a","data":{"id":"RM-002","description":"Material RM-002","unit":"kg","decimals":3,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":13,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(14,'x/office','00000000-0000-7000-8000-000000000014',NULL,NULL,'put-item','',1795000013000,1795000014000,'121da94f259478397b7482064d4bbf6873cc7656ce836d762047d133065cfa04','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000014","source":"office","subject":"","time":"2026-11-18T11:06:53Z","authid":"","boot":"","mono":0,"sum":"ef278b7b83956d2e","data":{"id":"RM-003","description":"Material RM-003","unit":"m","decimals":3,"lot_tracked":true}}','accepted','','{"id":"00000000-0000-7000-8000-000000000014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":14,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(15,'x/office','00000000-0000-7000-8000-000000000015',NULL,NULL,'put-item','',1795000014000,1795000015000,'ee41bf95cb9c3561c08da5548f645971e3c3319b71f8ca45ea5da041151a129b','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000015","source":"office","subject":"","time":"2026-11-18T11:06:54Z","authid":"","boot":"","mono":0,"sum":"a45a72c716733620","data":{"id":"RM-004","description":"Material RM-004","unit":"pc","decimals":0,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":15,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(16,'x/office','00000000-0000-7000-8000-000000000016',NULL,NULL,'put-item','',1795000015000,1795000016000,'b2958e03e16b1fa1dd67a3e57a1d85c1b54ef949d1385bf6cd5b0418e0429c15','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000016","source":"office","subject":"","time":"2026-11-18T11:06:55Z","authid":"","boot":"","mono":0,"sum":"0c3685eb80718b88","data":{"id":"RM-005","description":"Material RM-005","unit":"pc","decimals":0,"lot_tracked":false}}','accepted','','{"id":"00000000-0000-7000-8000-000000000016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":16,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(17,'x/office','00000000-0000-7000-8000-000000000017',NULL,NULL,'put-workstation','',1795000016000,1795000017000,'245b4da36f3504052b5bb51eaa7a4f9d95c8777b93733b4b2f66e6fa22fad125','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000017","source":"office","subject":"","time":"2026-11-18T11:06:56Z","authid":"","boot":"","mono":0,"sum":"6559d67f027d4aca","data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":17,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(18,'x/office','00000000-0000-7000-8000-000000000018',NULL,NULL,'put-workstation','',1795000017000,1795000018000,'068fd911c8fee8345aa7fd40e23b5eb11e18b4f6a240e4b5c7b042194c045515','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000018","source":"office","subject":"","time":"2026-11-18T11:06:57Z","authid":"","boot":"","mono":0,"sum":"d240123ca6dc9dfe","data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":18,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(19,'x/office','00000000-0000-7000-8000-000000000019',NULL,NULL,'put-workstation','',1795000018000,1795000019000,'7f44c31cb7e70550d3d857daa1ca83e6a5367d14ddbe760e7b0c3f17574d9d0d','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000019","source":"office","subject":"","time":"2026-11-18T11:06:58Z","authid":"","boot":"","mono":0,"sum":"989fae91e5eca6a4","data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000019","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":19,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(20,'x/office','00000000-0000-7000-8000-000000000020',NULL,NULL,'put-workstation','',1795000019000,1795000020000,'e873fe513115df9e51f7a6dceb6402fe9cc2c97eb27124d50a4ac15e480c2705','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000020","source":"office","subject":"","time":"2026-11-18T11:06:59Z","authid":"","boot":"","mono":0,"sum":"95b4358c1b96ae3a","data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000020","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":20,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(21,'x/office','00000000-0000-7000-8000-000000000021',NULL,NULL,'put-workstation','',1795000020000,1795000021000,'1ee4cd478859505877136ce0cd7fe94cc367bf4907d38bb26de9529fd710e558','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000021","source":"office","subject":"","time":"2026-11-18T11:07:00Z","authid":"","boot":"","mono":0,"sum":"e975c180db758cb6","data":{"id":"QC-01","group":"QC"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000021","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":21,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(22,'x/office','00000000-0000-7000-8000-000000000022',NULL,NULL,'put-workstation','',1795000021000,1795000022000,'a2ca1f51e8139082ddb49b397302526f55c6b21f628789126acbf9c7a1327098','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000022","source":"office","subject":"","time":"2026-11-18T11:07:01Z","authid":"","boot":"","mono":0,"sum":"078f91b222637d4a","data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000022","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":22,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(23,'x/office','00000000-0000-7000-8000-000000000023',NULL,NULL,'put-operator','',1795000022000,1795000023000,'9eae826f81ef4bbc1ce18c7caa70f3684efed5b8c66c68d60764f455d815b2e2','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000023","source":"office","subject":"","time":"2026-11-18T11:07:02Z","authid":"","boot":"","mono":0,"sum":"ff96d4bca34e484a","data":{"id":"0021","name":"Omar","roles":["operator","setter","quality"]}}','accepted','','{"id":"00000000-0000-7000-8000-000000000023","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":23,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(24,'x/office','00000000-0000-7000-8000-000000000024',NULL,NULL,'put-operator','',1795000023000,1795000024000,'c98a74908fd64c14fb26f379e4a17f606894f343c14b5a6ba8df678957364a2a','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000024","source":"office","subject":"","time":"2026-11-18T11:07:03Z","authid":"","boot":"","mono":0,"sum":"4ea13f0073017484","data":{"id":"0022","name":"Rahman","roles":["operator"]}}','accepted','','{"id":"00000000-0000-7000-8000-000000000024","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":24,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(25,'x/office','00000000-0000-7000-8000-000000000025',NULL,NULL,'put-operator','',1795000024000,1795000025000,'3213614d105d8d5bdd894f2740fd3981e23ff785f5a80d7b64bf1e8ad509d183','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000025","source":"office","subject":"","time":"2026-11-18T11:07:04Z","authid":"","boot":"","mono":0,"sum":"5e2170282eab113d","data":{"id":"0013","name":"Farsi","roles":["storekeeper"]}}','accepted','','{"id":"00000000-0000-7000-8000-000000000025","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":25,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(26,'x/office','00000000-0000-7000-8000-000000000026',NULL,NULL,'put-reason','',1795000025000,1795000026000,'690cf1f67034d73b100abaf276d002214814e86ecde26ebeeaccc16df27007d7','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000026","source":"office","subject":"","time":"2026-11-18T11:07:05Z","authid":"","boot":"","mono":0,"sum":"28332ab79ef04239","data":{"id":"DIM","kind":"scrap","text":"dim"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000026","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":26,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(27,'x/office','00000000-0000-7000-8000-000000000027',NULL,NULL,'put-reason','',1795000026000,1795000027000,'383eaa6121b663995b679b2f6b57a0d2515bf6c5935af9f0a706927c00b079a8','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000027","source":"office","subject":"","time":"2026-11-18T11:07:06Z","authid":"","boot":"","mono":0,"sum":"5f45e9c05bad35fe","data":{"id":"LAQ","kind":"scrap","text":"laq"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000027","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":27,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(28,'x/office','00000000-0000-7000-8000-000000000028',NULL,NULL,'put-reason','',1795000027000,1795000028000,'de31ca3b098947b5a8abda17a398f44afcc2489c41e76e6b3a8eb49643576dc5','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000028","source":"office","subject":"","time":"2026-11-18T11:07:07Z","authid":"","boot":"","mono":0,"sum":"6141dc5d5940ebd7","data":{"id":"BRK","kind":"pause","text":"brk"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000028","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":28,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(29,'x/office','00000000-0000-7000-8000-000000000029',NULL,NULL,'put-reason','',1795000028000,1795000029000,'084773d8ec52ce981606d507f6f4bb6a120375981b5e8cbf790f2e5dc2691f00','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000029","source":"office","subject":"","time":"2026-11-18T11:07:08Z","authid":"","boot":"","mono":0,"sum":"2fd7bb22acb8bdac","data":{"id":"SPO","kind":"extra","text":"spo"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000029","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":29,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(30,'x/office','00000000-0000-7000-8000-000000000030',NULL,NULL,'put-reason','',1795000029000,1795000030000,'cf18e3e6b9fa42bcbf51ec6200ce0060f43d967bc7d0b7f2f2d2d37fb7c05b16','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000030","source":"office","subject":"","time":"2026-11-18T11:07:09Z","authid":"","boot":"","mono":0,"sum":"08331efbd47dedc9","data":{"id":"CNT","kind":"count","text":"cnt"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000030","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":30,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(31,'x/office','00000000-0000-7000-8000-000000000031',NULL,NULL,'put-bom','',1795000030000,1795000031000,'024fd85df0964d3a0e5d82bdee064d33131aaa04d29bda2b386a196bdbc1537a','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000000031","source":"office","subject":"","time":"2026-11-18T11:07:10Z","authid":"","boot":"","mono":0,"sum":"0280b3ce2bdc073a","data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"},{"item":"RM-006","q":"1","step":"020","mode":"backflush"},{"item":"RM-007","q":"0.3","step":"030","mode":"backflush"},{"item":"RM-002","q":"2.5","step":"040","mode":"backflush"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040","mode":"backflush"},{"item":"RM-005","q":"1","step":"040","mode":"backflush"}]}}','accepted','','{"id":"00000000-0000-7000-8000-000000000031","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":31,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(32,'x/office','00000000-0000-7000-8000-000000000032',NULL,NULL,'put-routing','',1795000031000,1795000032000,'665ee7b66417b6b30c0dd79f82ba5197a8f965cce55f154175d0f0b897f4d251','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000000032","source":"office","subject":"","time":"2026-11-18T11:07:11Z","authid":"","boot":"","mono":0,"sum":"13a493b471e2c110","data":{"id":"CH-100","item":"CH-100","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"ASM"},{"op":"030","group":"LAC"},{"op":"040","group":"UPH"},{"op":"050","group":"QC"},{"op":"060","group":"PACK"}]}}','accepted','','{"id":"00000000-0000-7000-8000-000000000032","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":32,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(33,'x/office','00000000-0000-7000-8000-000000000033',NULL,NULL,'receive','',1795000032000,1795000033000,'2c5097d455e0e60394db8fbd03628689e6063d45587a17fc91dbdde536d7e797','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000033","source":"office","subject":"","time":"2026-11-18T11:07:12Z","authid":"","boot":"","mono":0,"sum":"ec895d65a8966ce9","data":{"item":"RM-001","location":"RAW","q":"20","cost":"450"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000033","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":33,"result":{"value":"9000"}}');
INSERT INTO "inbox" VALUES(34,'x/office','00000000-0000-7000-8000-000000000034',NULL,NULL,'receive','',1795000033000,1795000034000,'f3badc9ede20f556d2c7eb69049d328ec22373c2632f817b5e53ab4a409829b8','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000034","source":"office","subject":"","time":"2026-11-18T11:07:13Z","authid":"","boot":"","mono":0,"sum":"17fa1a766628b192","data":{"item":"RM-006","location":"RAW","q":"400","cost":"6.5"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000034","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":34,"result":{"value":"2600"}}');
INSERT INTO "inbox" VALUES(35,'x/office','00000000-0000-7000-8000-000000000035',NULL,NULL,'receive','',1795000034000,1795000035000,'ecb087c2412c408baddd84a9a43ec459f7f83124b68cb52507203b0f29814682','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000035","source":"office","subject":"","time":"2026-11-18T11:07:14Z","authid":"","boot":"","mono":0,"sum":"5e8830c5e6182b4e","data":{"item":"RM-007","location":"RAW","q":"70","cost":"42"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000035","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":35,"result":{"value":"2940"}}');
INSERT INTO "inbox" VALUES(36,'x/office','00000000-0000-7000-8000-000000000036',NULL,NULL,'receive','',1795000035000,1795000036000,'c5c6f27820dbc55b85509c3e2cd10a3db30419cd349c207b1525d03d9dfbb8a6','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000036","source":"office","subject":"","time":"2026-11-18T11:07:15Z","authid":"","boot":"","mono":0,"sum":"4582d6da75717de5","data":{"item":"RM-002","location":"RAW","q":"520","cost":"28"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000036","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":36,"result":{"value":"14560"}}');
INSERT INTO "inbox" VALUES(37,'x/office','00000000-0000-7000-8000-000000000037',NULL,NULL,'receive','',1795000036000,1795000037000,'773e410ad33efe25377ca3584c200c558d1f5e78aa7c5ac0b5e57c05acbce50d','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000037","source":"office","subject":"","time":"2026-11-18T11:07:16Z","authid":"","boot":"","mono":0,"sum":"78b96145ffc57e64","data":{"item":"RM-003","location":"RAW","q":"290","cost":"35","lot":"2604-00012"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000037","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":37,"result":{"value":"10150"}}');
INSERT INTO "inbox" VALUES(38,'x/office','00000000-0000-7000-8000-000000000038',NULL,NULL,'receive','',1795000037000,1795000038000,'4d1857b4841e6c039de55019ddb0696b8982bbce75d03c0f80840c4be080be58','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000038","source":"office","subject":"","time":"2026-11-18T11:07:17Z","authid":"","boot":"","mono":0,"sum":"baa6fae31586fd13","data":{"item":"RM-004","location":"RAW","q":"900","cost":"8"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000038","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":38,"result":{"value":"7200"}}');
INSERT INTO "inbox" VALUES(39,'x/office','00000000-0000-7000-8000-000000000039',NULL,NULL,'receive','',1795000038000,1795000039000,'6ff2833b2bc1b3ba3f6fc64c47cced9dec661277be3053bd2c2e5ed412d6ca0a','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000039","source":"office","subject":"","time":"2026-11-18T11:07:18Z","authid":"","boot":"","mono":0,"sum":"2e037627de8e103e","data":{"item":"RM-005","location":"RAW","q":"110","cost":"95"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000039","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":39,"result":{"value":"10450"}}');
INSERT INTO "inbox" VALUES(40,'x/office','00000000-0000-7000-8000-000000000040',NULL,NULL,'mo-create','',1795000039000,1795000040000,'035b8d83c2ef45468c724b80ae9beab5485111b32b5dedd66ff250e172d8a35f','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000000040","source":"office","subject":"","time":"2026-11-18T11:07:19Z","authid":"","boot":"","mono":0,"sum":"96b59b24ffdee539","data":{"mo":"MO-2026-00184","item":"CH-100","q":"100"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000040","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":40,"result":{"mo":"MO-2026-00184"}}');
INSERT INTO "inbox" VALUES(41,'x/office','00000000-0000-7000-8000-000000000041',NULL,NULL,'mo-release','',1795000040000,1795000041000,'6ab30dba955bd86b830d72bfb8e9db59782a08c34485d71597bd434a310c9975','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000000041","source":"office","subject":"","time":"2026-11-18T11:07:20Z","authid":"","boot":"","mono":0,"sum":"f8e0782f7d8899ab","data":{"mo":"MO-2026-00184"}}','accepted','','{"id":"00000000-0000-7000-8000-000000000041","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":41,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(42,'hub','epoch-t-T-CUT-01-epochtcut01001',NULL,NULL,'hub-epoch-open','',1795000600001,1795000600001,'epoch-t-T-CUT-01-epochtcut01001','{"epochs":[{"source":"t/T-CUT-01","epoch":"epochtcut01001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000600001}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(43,'t/T-CUT-01','00000000-0000-7000-8000-000000001000','epochtcut01001',1,'sign-on','0021',1795000602002,1795000602003,'4de9359b79eee16ca7d7509ce700dd7acfc81ee30efa25b46458accf2d1d77b6','{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"00000000-0000-7000-8000-000000001000","source":"T-CUT-01","subject":"","time":"2026-11-18T11:16:42.002000Z","authid":"0021","boot":"T-CUT-01-1","mono":1795000602002,"epoch":"epochtcut01001","sequence":"000000000001","sum":"18e4de4cbcb80966","data":{"workstation":"CUT-01"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001000","epoch":"epochtcut01001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":1,"no":43,"result":{"name":"Omar"}}');
INSERT INTO "inbox" VALUES(44,'t/T-CUT-01','00000000-0000-7000-8000-000000001001','epochtcut01001',2,'op-start','0021',1795000606005,1795000606006,'9a42631756ae04b763e013b92160feb056f12372b80d09a584b859316ef8e17c','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"00000000-0000-7000-8000-000000001001","source":"T-CUT-01","subject":"MO-2026-00184 010","time":"2026-11-18T11:16:46.005000Z","authid":"0021","boot":"T-CUT-01-1","mono":1795000606005,"epoch":"epochtcut01001","sequence":"000000000002","sum":"0de18d3ace77eea8","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","kind":"run"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001001","epoch":"epochtcut01001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":2,"no":44,"result":{"session":44}}');
INSERT INTO "inbox" VALUES(45,'t/T-CUT-01','00000000-0000-7000-8000-000000001002','epochtcut01001',3,'output','0021',1795001214612,1795001214613,'080732c2245f83e0673a17157c83ad78f754d7414661bec7e76b9eec04ab098b','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000001002","source":"T-CUT-01","subject":"MO-2026-00184 010","time":"2026-11-18T11:26:54.612000Z","authid":"0021","boot":"T-CUT-01-1","mono":1795001214612,"epoch":"epochtcut01001","sequence":"000000000003","sum":"69211fa618bacb7f","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","good":"7","scrap":[{"q":"1","reason":"DIM"}]}}','accepted','','{"id":"00000000-0000-7000-8000-000000001002","epoch":"epochtcut01001","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":3,"no":45,"result":{"good":"7","scrap":"1","rework":"0"}}');
INSERT INTO "inbox" VALUES(46,'t/T-CUT-01','00000000-0000-7000-8000-000000001003','epochtcut01001',4,'output','0021',1795001518916,1795001518917,'6eb68b3f5f8df597eb5b7292f750d04086ecbd46b78399274c8550c79338d085','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000001003","source":"T-CUT-01","subject":"MO-2026-00184 010","time":"2026-11-18T11:31:58.916000Z","authid":"0021","boot":"T-CUT-01-1","mono":1795001518916,"epoch":"epochtcut01001","sequence":"000000000004","sum":"11dfc16631c45c2b","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01","good":"5"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001003","epoch":"epochtcut01001","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":4,"no":46,"result":{"good":"12","scrap":"1","rework":"0"}}');
INSERT INTO "inbox" VALUES(47,'hub','epoch-t-T-ASM-01-epochtasm01001',NULL,NULL,'hub-epoch-open','',1795001518919,1795001518919,'epoch-t-T-ASM-01-epochtasm01001','{"epochs":[{"source":"t/T-ASM-01","epoch":"epochtasm01001","have_through":0,"last_seen":0,"is_open":true,"opened":1795001518919}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(48,'t/T-ASM-01','00000000-0000-7000-8000-000000001004','epochtasm01001',1,'sign-on','0022',1795001520920,1795001520921,'ee83f9457091fc1630c937a7b142de54879f9014991364fca5f2a5bfad64b2e5','{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"00000000-0000-7000-8000-000000001004","source":"T-ASM-01","subject":"","time":"2026-11-18T11:32:00.920000Z","authid":"0022","boot":"T-ASM-01-1","mono":1795001520920,"epoch":"epochtasm01001","sequence":"000000000001","sum":"88a3ea0a399fc510","data":{"workstation":"ASM-01"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001004","epoch":"epochtasm01001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":1,"no":48,"result":{"name":"Rahman"}}');
INSERT INTO "inbox" VALUES(49,'t/T-ASM-01','00000000-0000-7000-8000-000000001005','epochtasm01001',2,'op-start','0022',1795001524923,1795001524924,'801781759fba62b63a9e941a8d8d4881a675aeb205a7234faa4861029ad93121','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"00000000-0000-7000-8000-000000001005","source":"T-ASM-01","subject":"MO-2026-00184 020","time":"2026-11-18T11:32:04.923000Z","authid":"0022","boot":"T-ASM-01-1","mono":1795001524923,"epoch":"epochtasm01001","sequence":"000000000002","sum":"67a22155beb2dbe3","data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","kind":"run"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001005","epoch":"epochtasm01001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":2,"no":49,"result":{"session":49}}');
INSERT INTO "inbox" VALUES(50,'t/T-ASM-01','00000000-0000-7000-8000-000000001006','epochtasm01001',3,'output','0022',1795002429227,1795002429228,'7f8a0bb609050106e725e265d8443dd59d93384e1c0ec70575a4075d5fa1ef34','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000001006","source":"T-ASM-01","subject":"MO-2026-00184 020","time":"2026-11-18T11:47:09.227000Z","authid":"0022","boot":"T-ASM-01-1","mono":1795002429227,"epoch":"epochtasm01001","sequence":"000000000003","sum":"279c8fd07e5f48af","data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","good":"4"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001006","epoch":"epochtasm01001","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":3,"no":50,"result":{"good":"4","scrap":"0","rework":"0"}}');
INSERT INTO "inbox" VALUES(51,'t/T-ASM-01','00000000-0000-7000-8000-000000001007','epochtasm01001',4,'op-pause','0022',1795002431530,1795002431531,'bdd2b27f607fd71870a33ed6cb4e02616ee196faa9ce941772ff3ad00d0920c1','{"specversion":"1.0","type":"shopfloor.op-pause.v1","id":"00000000-0000-7000-8000-000000001007","source":"T-ASM-01","subject":"MO-2026-00184 020","time":"2026-11-18T11:47:11.530000Z","authid":"0022","boot":"T-ASM-01-1","mono":1795002431530,"epoch":"epochtasm01001","sequence":"000000000004","sum":"3b01dac81e91f315","data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01","reason":"BRK"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001007","epoch":"epochtasm01001","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":4,"no":51,"result":{}}');
INSERT INTO "inbox" VALUES(52,'t/T-ASM-01','00000000-0000-7000-8000-000000001008','epochtasm01001',5,'op-resume','0022',1795002733532,1795002733533,'dfc7db4610295fb44c85ff8ad1149af838f59b59823c29292da80a21fa9f0002','{"specversion":"1.0","type":"shopfloor.op-resume.v1","id":"00000000-0000-7000-8000-000000001008","source":"T-ASM-01","subject":"MO-2026-00184 020","time":"2026-11-18T11:52:13.532000Z","authid":"0022","boot":"T-ASM-01-1","mono":1795002733532,"epoch":"epochtasm01001","sequence":"000000000005","sum":"d59255d1c030a6ae","data":{"mo":"MO-2026-00184","op":"020","workstation":"ASM-01"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001008","epoch":"epochtasm01001","seq":5,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":5,"no":52,"result":{}}');
INSERT INTO "inbox" VALUES(53,'x/office','00000000-0000-7000-8000-000000001009',NULL,NULL,'consume','',1795002793534,1795002794534,'c17a287d3400540442d1d5b25dff2b2bbd51daa54aa894434c4c8b7ebdc54f48','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000001009","source":"office","subject":"","time":"2026-11-18T11:53:13.534000Z","authid":"","boot":"","mono":0,"sum":"b82f5910b67b7586","data":{"mo":"MO-2026-00184","op":"010","item":"RM-001","location":"RAW","q":"0.5","kind":"extra","reason":"SPO"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":53,"result":{}}');
INSERT INTO "inbox" VALUES(54,'x/office','00000000-0000-7000-8000-000000001010',NULL,NULL,'transfer','',1795002794534,1795002795534,'159f993412d4663599c9a751512a93cb14779233e23173dda652ed9548624a5b','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001010","source":"office","subject":"","time":"2026-11-18T11:53:14.534000Z","authid":"","boot":"","mono":0,"sum":"484a6230104f5b78","data":{"item":"RM-006","q":"10","from":"RAW","to":"L-ASM"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":54,"result":{}}');
INSERT INTO "inbox" VALUES(55,'x/office','00000000-0000-7000-8000-000000001011',NULL,NULL,'mo-create','',1795002795534,1795002796534,'ea5d8de2d2016a8e6650514a23a4a8e142bb5ebc5ad92e187e1c0f8cb03030c4','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000001011","source":"office","subject":"","time":"2026-11-18T11:53:15.534000Z","authid":"","boot":"","mono":0,"sum":"85197608e63e80e3","data":{"mo":"MO-2026-00185","item":"CH-100","q":"10"}}','accepted','','{"id":"00000000-0000-7000-8000-000000001011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":55,"result":{"mo":"MO-2026-00185"}}');
INSERT INTO "inbox" VALUES(56,'x/office','00000000-0000-7000-8000-000000001012',NULL,NULL,'mo-hold','',1795002796534,1795002797534,'686b61dd4bf3db53350ca80b04958e11c29bcb29f0d879c9442194ba75e62531','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"00000000-0000-7000-8000-000000001012","source":"office","subject":"","time":"2026-11-18T11:53:16.534000Z","authid":"","boot":"","mono":0,"sum":"90e64e5e16cf0ad8","data":{"mo":"MO-2026-00185","reason":"drawing"}}','quarantined','verb-unknown','{"id":"00000000-0000-7000-8000-000000001012","epoch":null,"seq":null,"status":"quarantined","code":"verb-unknown","message":"shopfloor.mo-hold.v1 is not a command of this version","help":"update the hub","flags":[],"have_through":null,"no":56,"result":{}}');
INSERT INTO "inbox" VALUES(57,'x/office','00000000-0000-7000-8000-000000001013',NULL,NULL,'nonsense-verb','',1795002797534,1795002798534,'f299b36bf62ddc8ceadd59bdb2defd5e5b4893ea7db69161e5558b989c245990','{"specversion":"1.0","type":"shopfloor.nonsense-verb.v1","id":"00000000-0000-7000-8000-000000001013","source":"office","subject":"","time":"2026-11-18T11:53:17.534000Z","authid":"","boot":"","mono":0,"sum":"3b4c77a84daffa5c","data":{"x":"1"}}','quarantined','verb-unknown','{"id":"00000000-0000-7000-8000-000000001013","epoch":null,"seq":null,"status":"quarantined","code":"verb-unknown","message":"shopfloor.nonsense-verb.v1 is not a command of this version","help":"update the hub","flags":[],"have_through":null,"no":57,"result":{}}');
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
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id)
);
INSERT INTO "item" VALUES('CH-100','Chair','pc',0,'FG',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-001','Material RM-001','m3',3,'RAW',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-006','Material RM-006','set',0,'RAW',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-007','Material RM-007','l',3,'RAW',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-002','Material RM-002','kg',3,'RAW',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-003','Material RM-003','m',3,'RAW',1,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-004','Material RM-004','pc',0,'RAW',0,0,0,0,'','',1);
INSERT INTO "item" VALUES('RM-005','Material RM-005','pc',0,'RAW',0,0,0,0,'','',1);
CREATE TABLE location (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_location PRIMARY KEY (id)
);
INSERT INTO "location" VALUES('RAW','',1);
INSERT INTO "location" VALUES('FG','',1);
INSERT INTO "location" VALUES('L-CUT','',1);
INSERT INTO "location" VALUES('L-ASM','',1);
INSERT INTO "location" VALUES('L-LAC','',1);
INSERT INTO "location" VALUES('L-UPH','',1);
INSERT INTO "location" VALUES('L-QC','',1);
INSERT INTO "location" VALUES('L-PACK','',1);
CREATE TABLE lot (
	item VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	expires VARCHAR NOT NULL, 
	ref VARCHAR NOT NULL, 
	received BIGINT NOT NULL, 
	CONSTRAINT pk_lot PRIMARY KEY (item, id)
);
INSERT INTO "lot" VALUES('RM-003','2604-00012','','',1795000036000);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
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
INSERT INTO "mo" VALUES('MO-2026-00184','CH-100','',100000000,100000000,'in progress','','',0,'ready',3,0,0,0,'','','','{}','CH-100','CH-100',0,30910000000,0,0,53,'{"T-CUT-01":["epochtcut01001",4],"T-ASM-01":["epochtasm01001",5]}');
INSERT INTO "mo" VALUES('MO-2026-00185','CH-100','',10000000,10000000,'draft','','',0,'unknown',3,0,0,0,'','','','{}','CH-100','CH-100',0,0,0,0,55,'{}');
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
	supply VARCHAR NOT NULL, 
	CONSTRAINT pk_mo_material PRIMARY KEY (mo, line)
);
INSERT INTO "mo_material" VALUES('MO-2026-00184',1,'010','RM-001',80000,'unit',1000000,'backflush',0,'[]',0,500000,1040000,'L-CUT');
INSERT INTO "mo_material" VALUES('MO-2026-00184',2,'020','RM-006',1000000,'unit',1000000,'backflush',0,'[]',0,0,4000000,'L-ASM');
INSERT INTO "mo_material" VALUES('MO-2026-00184',3,'030','RM-007',300000,'unit',1000000,'backflush',0,'[]',0,0,0,'');
INSERT INTO "mo_material" VALUES('MO-2026-00184',4,'040','RM-002',2500000,'unit',1000000,'backflush',0,'[]',0,0,0,'');
INSERT INTO "mo_material" VALUES('MO-2026-00184',5,'040','RM-003',1400000,'unit',1000000,'lot',0,'[]',0,0,0,'');
INSERT INTO "mo_material" VALUES('MO-2026-00184',6,'040','RM-004',5000000,'unit',1000000,'backflush',0,'[]',0,0,0,'');
INSERT INTO "mo_material" VALUES('MO-2026-00184',7,'040','RM-005',1000000,'unit',1000000,'backflush',0,'[]',0,0,0,'');
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
	applied TEXT NOT NULL, 
	CONSTRAINT pk_mo_op PRIMARY KEY (mo, op), 
	CONSTRAINT ck_mo_op_counters CHECK (good >= 0 and scrap >= 0 and rework >= 0 and suspect >= 0)
);
INSERT INTO "mo_op" VALUES('MO-2026-00184','010','','CUT',0,0,1000000,0,0,'','',0,12000000,1000000,0,0,53,'{"T-CUT-01":["epochtcut01001",4]}');
INSERT INTO "mo_op" VALUES('MO-2026-00184','020','','ASM',0,0,1000000,0,0,'','',0,4000000,0,0,0,52,'{"T-CUT-01":["epochtcut01001",4],"T-ASM-01":["epochtasm01001",5]}');
INSERT INTO "mo_op" VALUES('MO-2026-00184','030','','LAC',0,0,1000000,0,0,'','',0,0,0,0,0,50,'{"T-ASM-01":["epochtasm01001",3]}');
INSERT INTO "mo_op" VALUES('MO-2026-00184','040','','UPH',0,0,1000000,0,0,'','',0,0,0,0,0,41,'{}');
INSERT INTO "mo_op" VALUES('MO-2026-00184','050','','QC',0,0,1000000,0,0,'','',0,0,0,0,0,41,'{}');
INSERT INTO "mo_op" VALUES('MO-2026-00184','060','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,41,'{}');
CREATE TABLE movement (
	no BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	reversal_of BIGINT, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_movement PRIMARY KEY (no), 
	CONSTRAINT uq_movement_reversal_of UNIQUE (reversal_of)
);
INSERT INTO "movement" VALUES(33,'receive',1795000033000,NULL,'87b190a563bdbe7a1380375cdf5deb42fae038922814572f44a128fe7896d17f');
INSERT INTO "movement" VALUES(34,'receive',1795000034000,NULL,'162b30d90cce8cbc5d9b04f543e8a104fc1823f312f7be69c35855e1cec92f4c');
INSERT INTO "movement" VALUES(35,'receive',1795000035000,NULL,'674e77c5d2269bee4fd93e0f6d905eb6092deaf8d8465114f288b63910128fef');
INSERT INTO "movement" VALUES(36,'receive',1795000036000,NULL,'abfce28372bc727925d702d687f8f45f2c757cf8157440edfeb4ec49c56eaf97');
INSERT INTO "movement" VALUES(37,'receive',1795000037000,NULL,'3c60e81c62c1521e3afc46adf377650b3f979d56c9724fbbd244f0ae432c1187');
INSERT INTO "movement" VALUES(38,'receive',1795000038000,NULL,'69929d572302aa1990ca8cb14be32c515237d7349d29f2bdcc4a78f7cec5bead');
INSERT INTO "movement" VALUES(39,'receive',1795000039000,NULL,'c61e1fcc063884bbd1bad978a8ac4db61910dfa982461b58964b76b5967fb0dd');
INSERT INTO "movement" VALUES(45,'output',1795001214613,NULL,'c685b30115b31099f863e2082775d778d6237411b3373d36e228f65d73193a77');
INSERT INTO "movement" VALUES(46,'output',1795001518917,NULL,'676d1925e789a73b4f5ca20d50f792d8a05d4874d61c6753386635dd6006b41f');
INSERT INTO "movement" VALUES(50,'output',1795002429228,NULL,'463c47de56ce1d7b85f78a11c30e7808648f2a9dff7aecddcec36a99ae4a55c6');
INSERT INTO "movement" VALUES(53,'consume',1795002794534,NULL,'e9acc434da970362d291b463f7912d4465540253e850c0eafef96c404237d0ba');
INSERT INTO "movement" VALUES(54,'transfer',1795002795534,NULL,'191f2b3e3a5df6cd4e47b1d41e39a99beb7e2bc3e110702a02850a7ad85f8f1f');
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
INSERT INTO "movement_line" VALUES(33,1,'RM-001','','SUPPLIER','RAW','',20000000,9000000000);
INSERT INTO "movement_line" VALUES(34,1,'RM-006','','SUPPLIER','RAW','',400000000,2600000000);
INSERT INTO "movement_line" VALUES(35,1,'RM-007','','SUPPLIER','RAW','',70000000,2940000000);
INSERT INTO "movement_line" VALUES(36,1,'RM-002','','SUPPLIER','RAW','',520000000,14560000000);
INSERT INTO "movement_line" VALUES(37,1,'RM-003','2604-00012','SUPPLIER','RAW','',290000000,10150000000);
INSERT INTO "movement_line" VALUES(38,1,'RM-004','','SUPPLIER','RAW','',900000000,7200000000);
INSERT INTO "movement_line" VALUES(39,1,'RM-005','','SUPPLIER','RAW','',110000000,10450000000);
INSERT INTO "movement_line" VALUES(45,1,'RM-001','','L-CUT','WIP','MO-2026-00184',640000,288000000);
INSERT INTO "movement_line" VALUES(46,1,'RM-001','','L-CUT','WIP','MO-2026-00184',400000,180000000);
INSERT INTO "movement_line" VALUES(50,1,'RM-006','','L-ASM','WIP','MO-2026-00184',4000000,26000000);
INSERT INTO "movement_line" VALUES(53,1,'RM-001','','RAW','WIP','MO-2026-00184',500000,225000000);
INSERT INTO "movement_line" VALUES(54,1,'RM-006','','RAW','L-ASM','',10000000,0);
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
CREATE TABLE pool (
	item VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	last_v BIGINT NOT NULL, 
	last_q BIGINT NOT NULL, 
	CONSTRAINT pk_pool PRIMARY KEY (item)
);
INSERT INTO "pool" VALUES('RM-001',18460000,8307000000,8307000000,18460000);
INSERT INTO "pool" VALUES('RM-006',396000000,2574000000,2574000000,396000000);
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
INSERT INTO "presence" VALUES('CUT-01','0021',1795000602002);
INSERT INTO "presence" VALUES('ASM-01','0022',1795001520920);
CREATE TABLE reason (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_reason PRIMARY KEY (id)
);
INSERT INTO "reason" VALUES('DIM','scrap','dim',1);
INSERT INTO "reason" VALUES('LAQ','scrap','laq',1);
INSERT INTO "reason" VALUES('BRK','pause','brk',1);
INSERT INTO "reason" VALUES('SPO','extra','spo',1);
INSERT INTO "reason" VALUES('CNT','count','cnt',1);
CREATE TABLE routing (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	steps TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_routing PRIMARY KEY (id)
);
INSERT INTO "routing" VALUES('CH-100','CH-100','[{"op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"op": "020", "name": "", "group": "ASM", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"op": "030", "name": "", "group": "LAC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"op": "040", "name": "", "group": "UPH", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"op": "050", "name": "", "group": "QC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"op": "060", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1);
CREATE TABLE scrap (
	no BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_scrap PRIMARY KEY (no, line)
);
INSERT INTO "scrap" VALUES(45,1,'DIM',1000000);
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
	ended BIGINT NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT ck_session_status CHECK (status in ('open','paused','closed'))
);
INSERT INTO "session" VALUES(44,'0021','MO-2026-00184','010','CUT-01','run','open',1795000606005,1795000606005,'T-CUT-01-1',1795000606005,'',0,0);
INSERT INTO "session" VALUES(49,'0022','MO-2026-00184','020','ASM-01','run','open',1795001524923,1795002733532,'T-ASM-01-1',1795002733532,'',906607,0);
CREATE TABLE session_slice (
	no BIGINT NOT NULL, 
	session BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	started BIGINT NOT NULL, 
	ended BIGINT NOT NULL, 
	ms BIGINT NOT NULL, 
	CONSTRAINT pk_session_slice PRIMARY KEY (no, session), 
	CONSTRAINT ck_session_slice_ms CHECK (ms >= 0)
);
INSERT INTO "session_slice" VALUES(51,49,'run','',1795001524923,1795002431530,906607);
INSERT INTO "session_slice" VALUES(52,49,'paused','BRK',1795002431530,1795002733532,302002);
CREATE TABLE terminal (
	id VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	idle_minutes INTEGER NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_terminal PRIMARY KEY (id)
);
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
	applied TEXT NOT NULL, 
	CONSTRAINT pk_workstation PRIMARY KEY (id)
);
INSERT INTO "workstation" VALUES('CUT-01','','CUT','L-CUT','one','2026-11-18',12000000,1000000,1,46,'{"T-CUT-01":["epochtcut01001",4]}');
INSERT INTO "workstation" VALUES('ASM-01','','ASM','L-ASM','one','2026-11-18',4000000,0,1,52,'{"T-ASM-01":["epochtasm01001",5]}');
INSERT INTO "workstation" VALUES('LAC-01','','LAC','L-LAC','one','',0,0,1,19,'{}');
INSERT INTO "workstation" VALUES('UPH-01','','UPH','L-UPH','one','',0,0,1,20,'{}');
INSERT INTO "workstation" VALUES('QC-01','','QC','','one','',0,0,1,21,'{}');
INSERT INTO "workstation" VALUES('PACK-01','','PACK','L-PACK','one','',0,0,1,22,'{}');
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
COMMIT;
