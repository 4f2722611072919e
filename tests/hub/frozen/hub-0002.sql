BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "balance" VALUES('RM-001','','RAW','',10000000,0,58,'{}');
INSERT INTO "balance" VALUES('RM-006','','SUPPLIER','',-1010000000,-7470000000,92,'{}');
INSERT INTO "balance" VALUES('RM-006','','RAW','',298000000,0,108,'{"T1":["epoch001",21]}');
INSERT INTO "balance" VALUES('RM-007','','SUPPLIER','',-70000000,-2940000000,35,'{}');
INSERT INTO "balance" VALUES('RM-007','','RAW','',70000000,0,35,'{}');
INSERT INTO "balance" VALUES('RM-002','','SUPPLIER','',-520000000,-14560000000,36,'{}');
INSERT INTO "balance" VALUES('RM-002','','RAW','',520000000,0,36,'{}');
INSERT INTO "balance" VALUES('RM-003','','SUPPLIER','',-302000000,-10512000000,101,'{}');
INSERT INTO "balance" VALUES('RM-003','2604-00012','RAW','',290000000,0,37,'{}');
INSERT INTO "balance" VALUES('RM-004','','SUPPLIER','',-960000000,-7560000000,90,'{}');
INSERT INTO "balance" VALUES('RM-004','','RAW','',760000000,0,90,'{"T1":["epoch001",13]}');
INSERT INTO "balance" VALUES('RM-005','','SUPPLIER','',-110000000,-10450000000,39,'{}');
INSERT INTO "balance" VALUES('RM-005','','RAW','',110000000,0,39,'{}');
INSERT INTO "balance" VALUES('RM-006','','L-CUT','',194000000,0,94,'{"T1":["epoch001",17]}');
INSERT INTO "balance" VALUES('RM-004','','L-PACK','',194000000,0,116,'{"T1":["epoch001",6]}');
INSERT INTO "balance" VALUES('RM-001','','L-CUT','',10000000,0,58,'{}');
INSERT INTO "balance" VALUES('RM-006','','WIP','MO-2026-00200',0,0,114,'{}');
INSERT INTO "balance" VALUES('RM-004','','WIP','MO-2026-00200',0,0,114,'{}');
INSERT INTO "balance" VALUES('STOOL','','WIP','MO-2026-00200',0,0,114,'{}');
INSERT INTO "balance" VALUES('STOOL','','FG','',3000000,0,116,'{"T1":["epoch001",6]}');
INSERT INTO "balance" VALUES('RM-006','','ADJUST','',505000000,3296203474,95,'{}');
INSERT INTO "balance" VALUES('RM-006','','PRICE_VARIANCE','',0,150246898,92,'{}');
INSERT INTO "balance" VALUES('RM-003','A','RAW','',3000000,0,102,'{"T1":["epoch001",20],"T2":["epoch001",2]}');
INSERT INTO "balance" VALUES('RM-003','B','RAW','',6000000,0,100,'{"T1":["epoch001",19],"T2":["epoch001",1]}');
INSERT INTO "balance" VALUES('RM-003','','ADJUST','',3000000,104525728,102,'{}');
INSERT INTO "balance" VALUES('RM-006','','WIP','MO-2026-00310',0,0,109,'{}');
INSERT INTO "balance" VALUES('RM-006','','CONSUMED','',13000000,87549628,114,'{}');
INSERT INTO "balance" VALUES('STOOL','','PRODUCTION','',-2000000,-119549628,114,'{}');
INSERT INTO "balance" VALUES('STOOL','','WIP','MO-2026-00310',0,0,109,'{}');
INSERT INTO "balance" VALUES('STOOL','','MANUFACTURING_VARIANCE','',0,74549628,114,'{}');
INSERT INTO "balance" VALUES('RM-004','','CONSUMED','',4000000,32000000,114,'{}');
INSERT INTO "balance" VALUES('RM-004','','ADJUST','',2000000,15748954,116,'{}');
INSERT INTO "balance" VALUES('STOOL','','ADJUST','',-1000000,-22500000,116,'{}');
CREATE TABLE bom (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lines TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_bom PRIMARY KEY (id)
);
INSERT INTO "bom" VALUES('CH-100','CH-100','[{"grant": "", "item": "RM-001", "q": "0.08", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-007", "q": "0.3", "basis": "unit", "per": "1", "step": "030", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-002", "q": "2.5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-003", "q": "1.4", "basis": "unit", "per": "1", "step": "040", "mode": "lot", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-004", "q": "5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-005", "q": "1", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1);
INSERT INTO "bom" VALUES('STOOL','STOOL','[{"grant": "", "item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-004", "q": "2", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1);
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
INSERT INTO "booking" VALUES(74,'MO-2026-00200','010','CUT-01','0031',4000000,1000000,1000000,1000000,1795003676000,'new','',10000000,'L-CUT');
INSERT INTO "booking" VALUES(75,'MO-2026-00200','010','CUT-01','0034',1000000,0,-1000000,0,1795003677000,'suspect','',10000000,'L-CUT');
INSERT INTO "booking" VALUES(76,'MO-2026-00200','020','PACK-01','0031',3000000,0,0,0,1795003678000,'new','',10000000,'L-PACK');
INSERT INTO "booking" VALUES(77,'MO-2026-00200','020','PACK-01','0031',-3000000,0,0,0,1795003679000,'new','x/office',-1,'L-PACK');
INSERT INTO "booking" VALUES(78,'MO-2026-00200','020','PACK-01','0031',2000000,0,0,0,1795003680000,'new','',10000000,'L-PACK');
INSERT INTO "booking" VALUES(84,'MO-2026-00200','010','CUT-01','0031',1000000,0,0,0,1795003686000,'new','',10000000,'L-CUT');
INSERT INTO "booking" VALUES(86,'MO-2026-00200','010','CUT-01','0031',3000000,0,0,0,1795003688000,'new','',10000000,'L-CUT');
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
	arrived BIGINT NOT NULL, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT ck_call_status CHECK (status in ('open','taken','closed'))
);
INSERT INTO "call" VALUES('CALL-118','CUT-01','material','','','','0031',1795003719000,'open','',0,'',0,2,120,1795003720000);
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
INSERT INTO "epoch" VALUES('t/T1','epoch001',27,28,0,1795000060000);
INSERT INTO "epoch" VALUES('t/T2','epoch001',2,2,1,1795003698000);
INSERT INTO "epoch" VALUES('t/T1','epoch002',34,40,1,1795158521000);
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
INSERT INTO "event" VALUES(42,42,'ref/put-operator','{"number":42,"no":42,"verb":"put-operator","source":"x/office","who":"","occurred":1795000041000,"recorded":1795000042000,"data":{"id":"0031","name":"Operator","roles":["operator"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(43,43,'ref/put-operator','{"number":43,"no":43,"verb":"put-operator","source":"x/office","who":"","occurred":1795000042000,"recorded":1795000043000,"data":{"id":"0032","name":"Setter","roles":["setter"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(44,44,'ref/put-operator','{"number":44,"no":44,"verb":"put-operator","source":"x/office","who":"","occurred":1795000043000,"recorded":1795000044000,"data":{"id":"0033","name":"Storekeeper","roles":["storekeeper"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(45,45,'ref/put-operator','{"number":45,"no":45,"verb":"put-operator","source":"x/office","who":"","occurred":1795000044000,"recorded":1795000045000,"data":{"id":"0034","name":"Quality","roles":["quality"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(46,46,'ref/put-operator','{"number":46,"no":46,"verb":"put-operator","source":"x/office","who":"","occurred":1795000045000,"recorded":1795000046000,"data":{"id":"0035","name":"Supervisor","roles":["supervisor"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(47,47,'ref/put-operator','{"number":47,"no":47,"verb":"put-operator","source":"x/office","who":"","occurred":1795000046000,"recorded":1795000047000,"data":{"id":"0036","name":"Planner","roles":["planner"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(48,48,'ref/put-operator','{"number":48,"no":48,"verb":"put-operator","source":"x/office","who":"","occurred":1795000047000,"recorded":1795000048000,"data":{"id":"0037","name":"Accountant","roles":["accountant"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(49,49,'ref/put-operator','{"number":49,"no":49,"verb":"put-operator","source":"x/office","who":"","occurred":1795000048000,"recorded":1795000049000,"data":{"id":"0038","name":"Admin","roles":["admin"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(50,50,'ref/put-operator','{"number":50,"no":50,"verb":"put-operator","source":"x/office","who":"","occurred":1795000049000,"recorded":1795000050000,"data":{"id":"0039","name":"Gone","roles":["operator"],"active":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(51,51,'ref/put-reason','{"number":51,"no":51,"verb":"put-reason","source":"x/office","who":"","occurred":1795000050000,"recorded":1795000051000,"data":{"id":"JAM","kind":"stop","text":"jam"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(52,52,'ref/put-reason','{"number":52,"no":52,"verb":"put-reason","source":"x/office","who":"","occurred":1795000051000,"recorded":1795000052000,"data":{"id":"OUT","kind":"stop","text":"out"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(53,53,'ref/put-item','{"number":53,"no":53,"verb":"put-item","source":"x/office","who":"","occurred":1795000052000,"recorded":1795000053000,"data":{"id":"STOOL","description":"Stool","home":"FG"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(54,54,'ref/put-bom','{"number":54,"no":54,"verb":"put-bom","source":"x/office","who":"","occurred":1795000053000,"recorded":1795000054000,"data":{"id":"STOOL","item":"STOOL","lines":[{"item":"RM-006","q":"1","step":"010"},{"item":"RM-004","q":"2","step":"020"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(55,55,'ref/put-routing','{"number":55,"no":55,"verb":"put-routing","source":"x/office","who":"","occurred":1795000054000,"recorded":1795000055000,"data":{"id":"STOOL","item":"STOOL","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"PACK"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(56,56,'stock/transfer','{"number":56,"no":56,"verb":"transfer","source":"x/office","who":"","occurred":1795000055000,"recorded":1795000056000,"data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"100"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(57,57,'stock/transfer','{"number":57,"no":57,"verb":"transfer","source":"x/office","who":"","occurred":1795000056000,"recorded":1795000057000,"data":{"item":"RM-004","from":"RAW","to":"L-PACK","q":"200"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(58,58,'stock/transfer','{"number":58,"no":58,"verb":"transfer","source":"x/office","who":"","occurred":1795000057000,"recorded":1795000058000,"data":{"item":"RM-001","from":"RAW","to":"L-CUT","q":"10"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(59,59,'mo/mo-create','{"number":59,"no":59,"verb":"mo-create","source":"x/office","who":"","occurred":1795000058000,"recorded":1795000059000,"data":{"mo":"MO-2026-00200","item":"STOOL","q":"10"},"flags":[],"result":{"mo":"MO-2026-00200"}}');
INSERT INTO "event" VALUES(60,60,'mo/mo-release','{"number":60,"no":60,"verb":"mo-release","source":"x/office","who":"","occurred":1795000059000,"recorded":1795000060000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(61,63,'mo/mo-hold','{"number":61,"no":63,"verb":"mo-hold","source":"x/board","who":"0035","occurred":1795000063000,"recorded":1795000064000,"data":{"mo":"MO-2026-00200","reason":"x"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(62,67,'mo/mo-unhold','{"number":62,"no":67,"verb":"mo-unhold","source":"x/office","who":"","occurred":1795003669000,"recorded":1795003670000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(63,69,'message/message','{"number":63,"no":69,"verb":"message","source":"x/office","who":"","occurred":1795003671000,"recorded":1795003672000,"data":{"to":"0032","text":"see me"},"flags":[],"result":{"message":"MSG-69"}}');
INSERT INTO "event" VALUES(64,70,'message/message-read','{"number":64,"no":70,"verb":"message-read","source":"x/weak","who":"","occurred":1795003672000,"recorded":1795003673000,"data":{"message":"MSG-69"},"flags":["not-addressee"],"result":{}}');
INSERT INTO "event" VALUES(65,71,'message/message-read','{"number":65,"no":71,"verb":"message-read","source":"x/office","who":"","occurred":1795003673000,"recorded":1795003674000,"data":{"message":"MSG-69"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(66,72,'mo/op-start','{"number":66,"no":72,"verb":"op-start","source":"t/T1","who":"0031","occurred":1795003674000,"recorded":1795003675000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01"},"flags":[],"result":{"session":72}}');
INSERT INTO "event" VALUES(67,73,'mo/op-start','{"number":67,"no":73,"verb":"op-start","source":"t/T1","who":"0031","occurred":1795003675000,"recorded":1795003676000,"data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01"},"flags":["ahead-of-upstream"],"result":{"session":73}}');
INSERT INTO "event" VALUES(68,74,'mo/output','{"number":68,"no":74,"verb":"output","source":"t/T1","who":"0031","occurred":1795003676000,"recorded":1795003677000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"4","rework":"1","suspect":"1","scrap":[{"q":"1","reason":"DIM"}]},"flags":[],"result":{"good":"4","scrap":"1","rework":"1","suspect":"1"}}');
INSERT INTO "event" VALUES(69,75,'mo/output','{"number":69,"no":75,"verb":"output","source":"t/T1","who":"0034","occurred":1795003677000,"recorded":1795003678000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"1","source":"suspect"},"flags":[],"result":{"good":"5","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "event" VALUES(70,76,'mo/output','{"number":70,"no":76,"verb":"output","source":"t/T1","who":"0031","occurred":1795003678000,"recorded":1795003679000,"data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01","good":"3"},"flags":[],"result":{"good":"3","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(71,77,'mo/reverse','{"number":71,"no":77,"verb":"reverse","source":"x/office","who":"","occurred":1795003679000,"recorded":1795003680000,"data":{"command":"00000000-0000-7000-8000-000000002014","reason":"never packed"},"flags":[],"result":{"command":"00000000-0000-7000-8000-000000002014","no":76,"verb":"output"}}');
INSERT INTO "event" VALUES(72,78,'mo/output','{"number":72,"no":78,"verb":"output","source":"t/T1","who":"0031","occurred":1795003680000,"recorded":1795003681000,"data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01","good":"2"},"flags":[],"result":{"good":"2","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(73,80,'exception/exception-resolve','{"number":73,"no":80,"verb":"exception-resolve","source":"x/office","who":"","occurred":1795003682000,"recorded":1795003683000,"data":{"exception":"EX-79-1","how":"apply","reason":"it is there"},"flags":[],"result":{"applied":"receive","value":"70"}}');
INSERT INTO "event" VALUES(74,82,'exception/exception-resolve','{"number":74,"no":82,"verb":"exception-resolve","source":"x/office","who":"","occurred":1795003684000,"recorded":1795003685000,"data":{"exception":"EX-81-1","how":"dismiss","reason":"it is not"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(75,83,'mo/mo-hold','{"number":75,"no":83,"verb":"mo-hold","source":"x/office","who":"","occurred":1795003685000,"recorded":1795003686000,"data":{"mo":"MO-2026-00200","reason":"drawing"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(76,84,'mo/output','{"number":76,"no":84,"verb":"output","source":"t/T1","who":"0031","occurred":1795003686000,"recorded":1795003687000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"1"},"flags":["order-not-running"],"result":{"good":"6","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "event" VALUES(77,85,'mo/mo-unhold','{"number":77,"no":85,"verb":"mo-unhold","source":"x/office","who":"","occurred":1795003687000,"recorded":1795003688000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(78,86,'mo/output','{"number":78,"no":86,"verb":"output","source":"t/T1","who":"0031","occurred":1795003688000,"recorded":1795003689000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"3"},"flags":["ahead-of-upstream","over-quantity"],"result":{"good":"9","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "event" VALUES(79,87,'mo/op-finish','{"number":79,"no":87,"verb":"op-finish","source":"t/T1","who":"0031","occurred":1795003689000,"recorded":1795003690000,"data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01"},"flags":["finished-short"],"result":{}}');
INSERT INTO "event" VALUES(80,88,'stock/receive','{"number":80,"no":88,"verb":"receive","source":"t/T1","who":"0033","occurred":1795003690000,"recorded":1795003691000,"data":{"item":"RM-004","location":"RAW","q":"30","cost":"3"},"flags":[],"result":{"value":"90"}}');
INSERT INTO "event" VALUES(81,89,'stock/receive','{"number":81,"no":89,"verb":"receive","source":"t/T1","who":"0033","occurred":1795003691000,"recorded":1795003692000,"data":{"item":"RM-004","location":"RAW","q":"30","cost":"7.333333"},"flags":[],"result":{"value":"219.99999"}}');
INSERT INTO "event" VALUES(82,90,'stock/price-correct','{"number":82,"no":90,"verb":"price-correct","source":"x/office","who":"","occurred":1795003692000,"recorded":1795003693000,"data":{"receipt":"00000000-0000-7000-8000-000000002027","cost":"9"},"flags":[],"result":{"item":"RM-004","variance":"0"}}');
INSERT INTO "event" VALUES(83,91,'stock/adjust','{"number":83,"no":91,"verb":"adjust","source":"t/T1","who":"0033","occurred":1795003693000,"recorded":1795003694000,"data":{"item":"RM-006","location":"L-CUT","q":"-500","reason":"CNT"},"flags":["negative-stock"],"result":{}}');
INSERT INTO "event" VALUES(84,92,'stock/receive','{"number":84,"no":92,"verb":"receive","source":"t/T1","who":"0033","occurred":1795003694000,"recorded":1795003695000,"data":{"item":"RM-006","location":"L-CUT","q":"600","cost":"8"},"flags":[],"result":{"value":"4800"}}');
INSERT INTO "event" VALUES(85,93,'stock/count','{"number":85,"no":93,"verb":"count","source":"t/T1","who":"0033","occurred":1795003695000,"recorded":1795003696000,"data":{"item":"RM-006","location":"RAW","q":"290","counted_at":"2026-11-18T12:07:15+00:00","reason":"CNT"},"flags":[],"result":{"book":"300","counted":"290","difference":"-10"}}');
INSERT INTO "event" VALUES(86,94,'stock/transfer','{"number":86,"no":94,"verb":"transfer","source":"t/T1","who":"0033","occurred":1795001896000,"recorded":1795003697000,"data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"5"},"flags":["count-affected"],"result":{}}');
INSERT INTO "event" VALUES(87,95,'exception/exception-resolve','{"number":87,"no":95,"verb":"exception-resolve","source":"x/office","who":"","occurred":1795003697000,"recorded":1795003698000,"data":{"exception":"EX-94-1","how":"apply","reason":"seen"},"flags":[],"result":{"adjusted":"5"}}');
INSERT INTO "event" VALUES(88,97,'stock/receive','{"number":88,"no":97,"verb":"receive","source":"t/T1","who":"0033","occurred":1795003698000,"recorded":1795003699000,"data":{"item":"RM-003","location":"RAW","lot":"A","q":"5","cost":"30"},"flags":[],"result":{"value":"150"}}');
INSERT INTO "event" VALUES(89,98,'stock/receive','{"number":89,"no":98,"verb":"receive","source":"t/T1","who":"0033","occurred":1795003699000,"recorded":1795003700000,"data":{"item":"RM-003","location":"RAW","lot":"B","q":"5","cost":"30"},"flags":[],"result":{"value":"150"}}');
INSERT INTO "event" VALUES(90,99,'stock/adjust','{"number":90,"no":99,"verb":"adjust","source":"t/T1","who":"0033","occurred":1795003700000,"recorded":1795003701000,"data":{"item":"RM-003","location":"RAW","reason":"CNT","lot":"A","q":"-5"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(91,100,'stock/adjust','{"number":91,"no":100,"verb":"adjust","source":"t/T2","who":"0033","occurred":1795003701000,"recorded":1795003702000,"data":{"item":"RM-003","location":"RAW","lot":"B","q":"1","reason":"CNT"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(92,101,'stock/receive','{"number":92,"no":101,"verb":"receive","source":"x/office","who":"","occurred":1795003702000,"recorded":1795003703000,"data":{"item":"RM-003","location":"RAW","lot":"A","q":"2","cost":"31"},"flags":[],"result":{"value":"62"}}');
INSERT INTO "event" VALUES(93,102,'stock/adjust','{"number":93,"no":102,"verb":"adjust","source":"t/T2","who":"0033","occurred":1795003703000,"recorded":1795003704000,"data":{"item":"RM-003","location":"RAW","lot":"A","q":"1","reason":"CNT"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(94,103,'mo/mo-create','{"number":94,"no":103,"verb":"mo-create","source":"x/office","who":"","occurred":1795003704000,"recorded":1795003705000,"data":{"item":"STOOL","q":"5"},"flags":[],"result":{"mo":"MO-2026-00201"}}');
INSERT INTO "event" VALUES(95,104,'mo/mo-plan','{"number":95,"no":104,"verb":"mo-plan","source":"x/office","who":"","occurred":1795003705000,"recorded":1795003706000,"data":{"mo":"MO-2026-00201"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(96,105,'mo/mo-cancel','{"number":96,"no":105,"verb":"mo-cancel","source":"x/office","who":"","occurred":1795003706000,"recorded":1795003707000,"data":{"mo":"MO-2026-00201","reason":"x"},"flags":[],"result":{"variance":"0"}}');
INSERT INTO "event" VALUES(97,106,'mo/mo-create','{"number":97,"no":106,"verb":"mo-create","source":"x/office","who":"","occurred":1795003707000,"recorded":1795003708000,"data":{"mo":"MO-2026-00310","item":"STOOL","q":"10"},"flags":[],"result":{"mo":"MO-2026-00310"}}');
INSERT INTO "event" VALUES(98,107,'mo/mo-release','{"number":98,"no":107,"verb":"mo-release","source":"x/office","who":"","occurred":1795003708000,"recorded":1795003709000,"data":{"mo":"MO-2026-00310"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(99,108,'mo/consume','{"number":99,"no":108,"verb":"consume","source":"t/T1","who":"0031","occurred":1795003709000,"recorded":1795003710000,"data":{"mo":"MO-2026-00310","op":"010","item":"RM-006","location":"RAW","q":"2","kind":"planned"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(100,109,'mo/mo-cancel','{"number":100,"no":109,"verb":"mo-cancel","source":"x/office","who":"","occurred":1795003710000,"recorded":1795003711000,"data":{"mo":"MO-2026-00310","reason":"x"},"flags":["wip-written-off"],"result":{"variance":"16"}}');
INSERT INTO "event" VALUES(101,110,'mo/op-finish','{"number":101,"no":110,"verb":"op-finish","source":"t/T1","who":"0031","occurred":1795003711000,"recorded":1795003712000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(102,111,'mo/mo-complete','{"number":102,"no":111,"verb":"mo-complete","source":"x/office","who":"","occurred":1795003712000,"recorded":1795003713000,"data":{"mo":"MO-2026-00200","reason":"enough"},"flags":["completed-short"],"result":{"good":"2"}}');
INSERT INTO "event" VALUES(103,112,'mo/mo-reopen','{"number":103,"no":112,"verb":"mo-reopen","source":"x/office","who":"","occurred":1795003713000,"recorded":1795003714000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(104,113,'mo/mo-complete','{"number":104,"no":113,"verb":"mo-complete","source":"x/office","who":"","occurred":1795003714000,"recorded":1795003715000,"data":{"mo":"MO-2026-00200","reason":"enough"},"flags":["completed-short"],"result":{"good":"2"}}');
INSERT INTO "event" VALUES(105,114,'mo/mo-close','{"number":105,"no":114,"verb":"mo-close","source":"x/office","who":"","occurred":1795003715000,"recorded":1795003716000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{"variance":"58.549628"}}');
INSERT INTO "event" VALUES(106,116,'exception/exception-resolve','{"number":106,"no":116,"verb":"exception-resolve","source":"x/office","who":"","occurred":1795003717000,"recorded":1795003718000,"data":{"exception":"EX-115-1","how":"charge","reason":"found"},"flags":[],"result":{"charged":"output"}}');
INSERT INTO "event" VALUES(107,117,'mo/op-start','{"number":107,"no":117,"verb":"op-start","source":"t/T1","who":"0031","occurred":1795003718000,"recorded":1795003719000,"data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"},"flags":[],"result":{"session":117}}');
INSERT INTO "event" VALUES(108,118,'call/call','{"number":108,"no":118,"verb":"call","source":"t/T1","who":"0031","occurred":1795003719000,"recorded":1795003720000,"data":{"workstation":"CUT-01","kind":"material"},"flags":[],"result":{"call":"CALL-118"}}');
INSERT INTO "event" VALUES(109,119,'message/message','{"number":109,"no":119,"verb":"message","source":"x/office","who":"","occurred":1795003720000,"recorded":1795003721000,"data":{"to":"CUT-01","text":"tidy up"},"flags":[],"result":{"message":"MSG-119"}}');
INSERT INTO "event" VALUES(110,120,'ref/hub-call-escalate','{"number":110,"no":120,"verb":"hub-call-escalate","source":"hub","who":"","occurred":1795007321000,"recorded":1795007321000,"data":{"call":"CALL-118","level":2},"flags":[],"result":{"level":2}}');
INSERT INTO "event" VALUES(111,121,'ref/hub-session-close','{"number":111,"no":121,"verb":"hub-session-close","source":"hub","who":"","occurred":1795050521000,"recorded":1795050521000,"data":{"session":117,"mo":"MO-2026-00184","op":"010","ended":1795003718000},"flags":["session-forgotten"],"result":{"session":117}}');
INSERT INTO "event" VALUES(112,122,'ref/hub-message-expire','{"number":112,"no":122,"verb":"hub-message-expire","source":"hub","who":"","occurred":1795158521000,"recorded":1795158521000,"data":{"message":"MSG-119"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(113,124,'ws/sign-on','{"number":113,"no":124,"verb":"sign-on","source":"t/T1","who":"0031","occurred":1795158521000,"recorded":1795158522000,"data":{"workstation":"CUT-01"},"flags":["late-epoch"],"result":{"name":"Operator"}}');
INSERT INTO "event" VALUES(114,127,'ws/sign-off','{"number":114,"no":127,"verb":"sign-off","source":"t/T1","who":"0031","occurred":1795158522000,"recorded":1795158523000,"data":{"workstation":"CUT-01"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(115,128,'ws/sign-on','{"number":115,"no":128,"verb":"sign-on","source":"t/T1","who":"0031","occurred":1795158523000,"recorded":1795158524000,"data":{"workstation":"CUT-01"},"flags":[],"result":{"name":"Operator"}}');
INSERT INTO "event" VALUES(116,130,'exception/exception-resolve','{"number":116,"no":130,"verb":"exception-resolve","source":"x/office","who":"","occurred":1795158525000,"recorded":1795158526000,"data":{"exception":"EX-C-0407eeccb04e0c0c","how":"dismiss","reason":"known"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(117,133,'mo/mo-hold','{"number":117,"no":133,"verb":"mo-hold","source":"x/board","who":"0035","occurred":1795154930000,"recorded":1795158529000,"data":{"mo":"MO-2026-00184","reason":"x"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(118,134,'message/note','{"number":118,"no":134,"verb":"note","source":"t/T1","who":"0031","occurred":1795154931000,"recorded":1795158529000,"data":{"subject":"MO-2026-00184","text":"late in the day"},"flags":["late-epoch"],"result":{}}');
INSERT INTO "event" VALUES(119,135,'mo/mo-priority','{"number":119,"no":135,"verb":"mo-priority","source":"x/office","who":"","occurred":1795158532000,"recorded":1795158533000,"data":{"mo":"MO-2026-00184","priority":1},"flags":[],"result":{}}');
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
INSERT INTO "exception" VALUES('EX-66-1','parked','RM-006 RAW',66,'1 RM-006 received into RAW: this confirmation is not valid for receive any more (Operator)','open',1795003669000,66,'receive','','','','',0,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-79-1','parked','RM-006 RAW',79,'10 RM-006 received into RAW: receive needs the role storekeeper (Operator)','settled',1795003682000,80,'receive','','apply','it is there','x/office',1795003683000,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-81-1','parked','RM-006 RAW',81,'10 RM-006 received into RAW: receive needs the role storekeeper (Operator)','settled',1795003684000,82,'receive','','dismiss','it is not','x/office',1795003685000,'apply,dismiss');
INSERT INTO "exception" VALUES('EX-84-1','order-not-running','MO-2026-00200',84,'1 good at OP 010 of MO-2026-00200: the order is on hold (drawing)','open',1795003687000,84,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-86-1','over-quantity','MO-2026-00200 010',86,'11 reported where 10 were ordered','open',1795003689000,86,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-91-1','negative-stock','RM-006 L-CUT',91,'RM-006 at L-CUT went to -411; RAW holds 310: move it there, or count','settled',1795003694000,92,'adjust','','covered','back at 189 by receive 92','hub',1795003695000,'');
INSERT INTO "exception" VALUES('EX-94-1','count-affected','RM-006 RAW',94,'RM-006 at RAW was counted after this happened, so the shelf has it already: adjust by 5','settled',1795003697000,95,'transfer','{"item":"RM-006","lot":"","location":"RAW","q":"5"}','apply','seen','x/office',1795003698000,'');
INSERT INTO "exception" VALUES('EX-115-1','parked','MO-2026-00200 020',115,'1 good at OP 020 of MO-2026-00200: the order is closed (Operator)','settled',1795003717000,116,'output','','charge','found','x/office',1795003718000,'charge,dismiss');
INSERT INTO "exception" VALUES('EX-121-1','session-forgotten','MO-2026-00184 010',121,'Operator at CUT-01: the session was never ended; closed as estimated','open',1795050521000,121,'hub-session-close','','','','',0,'');
INSERT INTO "exception" VALUES('EX-E-epoch002','bookings-missing','t/T1',123,'t/T1: bookings 26–28 of epoch epoch001 never arrived; ask the people who worked there','open',1795158521000,123,'hub-epoch-open','','','','',0,'');
INSERT INTO "exception" VALUES('EX-S-epoch002-31','bookings-missing','t/T1',126,'t/T1: bookings 1–30 of epoch epoch002 never arrived; ask the people who worked there','open',1795158522000,126,'hub-epoch-skip','','','','',0,'');
INSERT INTO "exception" VALUES('EX-C-0407eeccb04e0c0c','id-conflict','t/T1',129,'t/T1: the same id came with other content (sign-on 00000000-0000-7000-8000-000000002059)','settled',1795158525000,130,'hub-alarm','','dismiss','known','x/office',1795158526000,'');
INSERT INTO "exception" VALUES('EX-131-1','quarantined','t/T1',131,'output: the command makes no sense: mo: Field required (Operator)','open',1795158528000,131,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-132-1','quarantined','t/T1',132,'make-coffee: shopfloor.make-coffee.v1 is not a command of this version (Operator)','open',1795158529000,132,'make-coffee','','','','',0,'');
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
INSERT INTO "inbox" VALUES(1,'x/office','00000000-0000-7000-8000-000000000001',NULL,NULL,'put-location','',1795000000000,1795000001000,'ccb7ac3ba3408401efb1972233a6a0ac35806d35a0dc3a429cca8136cdee8b71','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000001","source":"office","subject":"","time":"2026-11-18T11:06:40Z","authid":"","boot":"","mono":0,"data":{"id":"RAW"},"sum":"7b5935409537bfe4"}','accepted','','{"id":"00000000-0000-7000-8000-000000000001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":1,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(2,'x/office','00000000-0000-7000-8000-000000000002',NULL,NULL,'put-location','',1795000001000,1795000002000,'8749836402705d697c6d8e0fb20f0f45d215f4f2528ccf049f1e14c60b4266db','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000002","source":"office","subject":"","time":"2026-11-18T11:06:41Z","authid":"","boot":"","mono":0,"data":{"id":"FG"},"sum":"2267ac7082383bda"}','accepted','','{"id":"00000000-0000-7000-8000-000000000002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":2,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(3,'x/office','00000000-0000-7000-8000-000000000003',NULL,NULL,'put-location','',1795000002000,1795000003000,'6ace8618fe5decb91eefb51e41f0b984dc3390b2d64a533857d818a34013686a','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000003","source":"office","subject":"","time":"2026-11-18T11:06:42Z","authid":"","boot":"","mono":0,"data":{"id":"L-CUT"},"sum":"c8b9096c1e470246"}','accepted','','{"id":"00000000-0000-7000-8000-000000000003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":3,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(4,'x/office','00000000-0000-7000-8000-000000000004',NULL,NULL,'put-location','',1795000003000,1795000004000,'6e1b79bb2da2cb150c9755c00e6e0d13b2ed9aabeb9afd94365a428a8a6bfc5f','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000004","source":"office","subject":"","time":"2026-11-18T11:06:43Z","authid":"","boot":"","mono":0,"data":{"id":"L-ASM"},"sum":"6d2a6ec64b7282cc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":4,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(5,'x/office','00000000-0000-7000-8000-000000000005',NULL,NULL,'put-location','',1795000004000,1795000005000,'9382f5690f8f820f0627716995b1235a643f16ee45e5a4c9f22d6d656285ce37','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000005","source":"office","subject":"","time":"2026-11-18T11:06:44Z","authid":"","boot":"","mono":0,"data":{"id":"L-LAC"},"sum":"a2c8d236ca53df5f"}','accepted','','{"id":"00000000-0000-7000-8000-000000000005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":5,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(6,'x/office','00000000-0000-7000-8000-000000000006',NULL,NULL,'put-location','',1795000005000,1795000006000,'e0a81a15b2d21e663fb82115a57aa3e3758c8b18b47a20648e4a872e4a42d08e','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000006","source":"office","subject":"","time":"2026-11-18T11:06:45Z","authid":"","boot":"","mono":0,"data":{"id":"L-UPH"},"sum":"5f4aeebe90f4c349"}','accepted','','{"id":"00000000-0000-7000-8000-000000000006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":6,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(7,'x/office','00000000-0000-7000-8000-000000000007',NULL,NULL,'put-location','',1795000006000,1795000007000,'eb94f91b994b3a585564f7c1160a9fb604f5e5949dd22e61f34087ae80e61326','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000007","source":"office","subject":"","time":"2026-11-18T11:06:46Z","authid":"","boot":"","mono":0,"data":{"id":"L-QC"},"sum":"7a0fe97a10648305"}','accepted','','{"id":"00000000-0000-7000-8000-000000000007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":7,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(8,'x/office','00000000-0000-7000-8000-000000000008',NULL,NULL,'put-location','',1795000007000,1795000008000,'cd088eef4b3b02038413896f31d3a79e3b6788c57b18a4ffa165e7f6ac853e22','{"specversion":"1.0","type":"shopfloor.put-location.v1","id":"00000000-0000-7000-8000-000000000008","source":"office","subject":"","time":"2026-11-18T11:06:47Z","authid":"","boot":"","mono":0,"data":{"id":"L-PACK"},"sum":"ae4aeb8ed989bffc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":8,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(9,'x/office','00000000-0000-7000-8000-000000000009',NULL,NULL,'put-item','',1795000008000,1795000009000,'c774c43533448af9a25e51dae71531556fe913d661ec9d2b2e79b9c642683e74','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000009","source":"office","subject":"","time":"2026-11-18T11:06:48Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","description":"Chair","home":"FG","scrap_pct":"0"},"sum":"77c7acda383ac658"}','accepted','','{"id":"00000000-0000-7000-8000-000000000009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":9,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(10,'x/office','00000000-0000-7000-8000-000000000010',NULL,NULL,'put-item','',1795000009000,1795000010000,'df961341571d797851e0df06d2f0cd567659f9535ed55497a7d341d7f1415ccf','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000010","source":"office","subject":"","time":"2026-11-18T11:06:49Z","authid":"","boot":"","mono":0,"data":{"id":"RM-001","description":"Material RM-001","unit":"m3","decimals":3,"lot_tracked":false},"sum":"cce8b5bb558a5ff5"}','accepted','','{"id":"00000000-0000-7000-8000-000000000010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":10,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(11,'x/office','00000000-0000-7000-8000-000000000011',NULL,NULL,'put-item','',1795000010000,1795000011000,'b126adbe7764033926452311bcea0b0e774672cbb196044706bbcab3a83966c7','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000011","source":"office","subject":"","time":"2026-11-18T11:06:50Z","authid":"","boot":"","mono":0,"data":{"id":"RM-006","description":"Material RM-006","unit":"set","decimals":0,"lot_tracked":false},"sum":"4cef8a4078879b05"}','accepted','','{"id":"00000000-0000-7000-8000-000000000011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":11,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(12,'x/office','00000000-0000-7000-8000-000000000012',NULL,NULL,'put-item','',1795000011000,1795000012000,'089a999d4a816a86b6e5b54fba064092e2ebc4f6a7af425b1bfb470700a7e2f9','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000012","source":"office","subject":"","time":"2026-11-18T11:06:51Z","authid":"","boot":"","mono":0,"data":{"id":"RM-007","description":"Material RM-007","unit":"l","decimals":3,"lot_tracked":false},"sum":"3cefff41313762e2"}','accepted','','{"id":"00000000-0000-7000-8000-000000000012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":12,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(13,'x/office','00000000-0000-7000-8000-000000000013',NULL,NULL,'put-item','',1795000012000,1795000013000,'1f07d591efa018a691c19eb46085511e4367e7259fda963e96b5ce0ac90630ba','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000013","source":"office","subject":"","time":"2026-11-18T11:06:52Z","authid":"","boot":"","mono":0,"data":{"id":"RM-002","description":"Material RM-002","unit":"kg","decimals":3,"lot_tracked":false},"sum":"11a43c7fe67fdd0b"}','accepted','','{"id":"00000000-0000-7000-8000-000000000013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":13,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(14,'x/office','00000000-0000-7000-8000-000000000014',NULL,NULL,'put-item','',1795000013000,1795000014000,'7ec3cafe2f22cd29e904134f1f474f1b40664fe412c45615951b2af3504c60d0','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000014","source":"office","subject":"","time":"2026-11-18T11:06:53Z","authid":"","boot":"","mono":0,"data":{"id":"RM-003","description":"Material RM-003","unit":"m","decimals":3,"lot_tracked":true},"sum":"a929e6db70a86f49"}','accepted','','{"id":"00000000-0000-7000-8000-000000000014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":14,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(15,'x/office','00000000-0000-7000-8000-000000000015',NULL,NULL,'put-item','',1795000014000,1795000015000,'d304f3653586804eabfe772396d07018ff7e546fda3644271a5f19eb7a42ebaf','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000015","source":"office","subject":"","time":"2026-11-18T11:06:54Z","authid":"","boot":"","mono":0,"data":{"id":"RM-004","description":"Material RM-004","unit":"pc","decimals":0,"lot_tracked":false},"sum":"cd0a44f0adc749e7"}','accepted','','{"id":"00000000-0000-7000-8000-000000000015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":15,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(16,'x/office','00000000-0000-7000-8000-000000000016',NULL,NULL,'put-item','',1795000015000,1795000016000,'2d281250a53672407a1737fd0ba33b3961a8b000bd36ccea3ced9d43f1fa97aa','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000016","source":"office","subject":"","time":"2026-11-18T11:06:55Z","authid":"","boot":"","mono":0,"data":{"id":"RM-005","description":"Material RM-005","unit":"pc","decimals":0,"lot_tracked":false},"sum":"c1b58910ab76ca61"}','accepted','','{"id":"00000000-0000-7000-8000-000000000016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":16,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(17,'x/office','00000000-0000-7000-8000-000000000017',NULL,NULL,'put-workstation','',1795000016000,1795000017000,'76fe194ff80d7f9d72441830e3db8f8bda18896e90c5462949a4331c04c2e7ed','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000017","source":"office","subject":"","time":"2026-11-18T11:06:56Z","authid":"","boot":"","mono":0,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"sum":"16d99dfbe0d3cfbf"}','accepted','','{"id":"00000000-0000-7000-8000-000000000017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":17,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(18,'x/office','00000000-0000-7000-8000-000000000018',NULL,NULL,'put-workstation','',1795000017000,1795000018000,'9de1ae5b8ac1e4855931619553cb057ae4190aea179a9da95c4ec64fa8455bb6','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000018","source":"office","subject":"","time":"2026-11-18T11:06:57Z","authid":"","boot":"","mono":0,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"sum":"84a4ef9ee6ab601d"}','accepted','','{"id":"00000000-0000-7000-8000-000000000018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":18,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(19,'x/office','00000000-0000-7000-8000-000000000019',NULL,NULL,'put-workstation','',1795000018000,1795000019000,'94b8490536c71ba3c302970d4c17e66b7de91f8e9072672fb5f8bf2b9cda1e8e','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000019","source":"office","subject":"","time":"2026-11-18T11:06:58Z","authid":"","boot":"","mono":0,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"sum":"957b29854ac8a5b6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000019","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":19,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(20,'x/office','00000000-0000-7000-8000-000000000020',NULL,NULL,'put-workstation','',1795000019000,1795000020000,'8f597f94f663641726edfd8fd6527fbe14037e6eb41ff5110d4dbb110cd8fb58','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000020","source":"office","subject":"","time":"2026-11-18T11:06:59Z","authid":"","boot":"","mono":0,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"sum":"8c1d6969b9426bcc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000020","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":20,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(21,'x/office','00000000-0000-7000-8000-000000000021',NULL,NULL,'put-workstation','',1795000020000,1795000021000,'fdb1f65fa600c38ccf3eed17c93e0e6a13fe4a3b1462c5c3dc1b5bab4bb23abf','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000021","source":"office","subject":"","time":"2026-11-18T11:07:00Z","authid":"","boot":"","mono":0,"data":{"id":"QC-01","group":"QC"},"sum":"2d9f867d87aae477"}','accepted','','{"id":"00000000-0000-7000-8000-000000000021","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":21,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(22,'x/office','00000000-0000-7000-8000-000000000022',NULL,NULL,'put-workstation','',1795000021000,1795000022000,'4caa7508d1ad856f430442efdc6d8e8fb26341d9674b289c62386c8e4ee91368','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000022","source":"office","subject":"","time":"2026-11-18T11:07:01Z","authid":"","boot":"","mono":0,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"sum":"ae5cc3a4ca3781fe"}','accepted','','{"id":"00000000-0000-7000-8000-000000000022","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":22,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(23,'x/office','00000000-0000-7000-8000-000000000023',NULL,NULL,'put-operator','',1795000022000,1795000023000,'fe7d944c8d2e71c593bad4f4b54d3defbbf488801ca681a29baeed1afe29d164','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000023","source":"office","subject":"","time":"2026-11-18T11:07:02Z","authid":"","boot":"","mono":0,"data":{"id":"0021","name":"Omar","roles":["operator","setter","quality"]},"sum":"09b5d94ab19bc5be"}','accepted','','{"id":"00000000-0000-7000-8000-000000000023","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":23,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(24,'x/office','00000000-0000-7000-8000-000000000024',NULL,NULL,'put-operator','',1795000023000,1795000024000,'7e4760594136989acd85f99e8747a3a5e36e3109d0656a71950fe8d595dbb6c6','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000024","source":"office","subject":"","time":"2026-11-18T11:07:03Z","authid":"","boot":"","mono":0,"data":{"id":"0022","name":"Rahman","roles":["operator"]},"sum":"13b446bf45e11860"}','accepted','','{"id":"00000000-0000-7000-8000-000000000024","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":24,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(25,'x/office','00000000-0000-7000-8000-000000000025',NULL,NULL,'put-operator','',1795000024000,1795000025000,'a2e1424853d1138d3791b798e1285b5da6afa933e3c833a216890c8eaa9cb098','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000025","source":"office","subject":"","time":"2026-11-18T11:07:04Z","authid":"","boot":"","mono":0,"data":{"id":"0013","name":"Farsi","roles":["storekeeper"]},"sum":"8536007a5d074509"}','accepted','','{"id":"00000000-0000-7000-8000-000000000025","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":25,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(26,'x/office','00000000-0000-7000-8000-000000000026',NULL,NULL,'put-reason','',1795000025000,1795000026000,'7825aa5ec7ec79b74083e3b9ea3c7d567fc60107526f95b52a9cd6e28cb979c9','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000026","source":"office","subject":"","time":"2026-11-18T11:07:05Z","authid":"","boot":"","mono":0,"data":{"id":"DIM","kind":"scrap","text":"dim"},"sum":"0e4e806cd32afdb6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000026","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":26,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(27,'x/office','00000000-0000-7000-8000-000000000027',NULL,NULL,'put-reason','',1795000026000,1795000027000,'db9f9753904284a2cb7917d57c650af698347e54b8a8f810b5ebcd107f067135','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000027","source":"office","subject":"","time":"2026-11-18T11:07:06Z","authid":"","boot":"","mono":0,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"sum":"3f78c8146e6362f7"}','accepted','','{"id":"00000000-0000-7000-8000-000000000027","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":27,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(28,'x/office','00000000-0000-7000-8000-000000000028',NULL,NULL,'put-reason','',1795000027000,1795000028000,'4b88e99e24e8c522ce55212851d96b8d41876748566fd19c8c440ad1fbf2cd6f','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000028","source":"office","subject":"","time":"2026-11-18T11:07:07Z","authid":"","boot":"","mono":0,"data":{"id":"BRK","kind":"pause","text":"brk"},"sum":"a791f358805abe10"}','accepted','','{"id":"00000000-0000-7000-8000-000000000028","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":28,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(29,'x/office','00000000-0000-7000-8000-000000000029',NULL,NULL,'put-reason','',1795000028000,1795000029000,'21daae80f3b74c88520e96586822c48bbf00e79f682ac317b7018570c260fc02','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000029","source":"office","subject":"","time":"2026-11-18T11:07:08Z","authid":"","boot":"","mono":0,"data":{"id":"SPO","kind":"extra","text":"spo"},"sum":"1ebc4cb00f464dab"}','accepted','','{"id":"00000000-0000-7000-8000-000000000029","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":29,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(30,'x/office','00000000-0000-7000-8000-000000000030',NULL,NULL,'put-reason','',1795000029000,1795000030000,'d202b4dc342bc3c8f6319f5409295382f57af56378c352e6be3c23a821760bfa','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000030","source":"office","subject":"","time":"2026-11-18T11:07:09Z","authid":"","boot":"","mono":0,"data":{"id":"CNT","kind":"count","text":"cnt"},"sum":"d6fb5bd0b8b24f95"}','accepted','','{"id":"00000000-0000-7000-8000-000000000030","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":30,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(31,'x/office','00000000-0000-7000-8000-000000000031',NULL,NULL,'put-bom','',1795000030000,1795000031000,'ae046d28b89767c2f554640818cca50e941f47c762c7cb62c25536fb0e933e3c','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000000031","source":"office","subject":"","time":"2026-11-18T11:07:10Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"},{"item":"RM-006","q":"1","step":"020","mode":"backflush"},{"item":"RM-007","q":"0.3","step":"030","mode":"backflush"},{"item":"RM-002","q":"2.5","step":"040","mode":"backflush"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040","mode":"backflush"},{"item":"RM-005","q":"1","step":"040","mode":"backflush"}]},"sum":"3245289875d52654"}','accepted','','{"id":"00000000-0000-7000-8000-000000000031","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":31,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(32,'x/office','00000000-0000-7000-8000-000000000032',NULL,NULL,'put-routing','',1795000031000,1795000032000,'9debc88fa84a17a7aaf58b1d2910555715b8d156af1c07ec1141ee0c63b50c97','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000000032","source":"office","subject":"","time":"2026-11-18T11:07:11Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","item":"CH-100","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"ASM"},{"op":"030","group":"LAC"},{"op":"040","group":"UPH"},{"op":"050","group":"QC"},{"op":"060","group":"PACK"}]},"sum":"576a86a7a2c01fe2"}','accepted','','{"id":"00000000-0000-7000-8000-000000000032","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":32,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(33,'x/office','00000000-0000-7000-8000-000000000033',NULL,NULL,'receive','',1795000032000,1795000033000,'83e4bf9ccabfd7bd5d957fcc667db57f61a44a808aea08a489f71174b76af0dc','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000033","source":"office","subject":"","time":"2026-11-18T11:07:12Z","authid":"","boot":"","mono":0,"data":{"item":"RM-001","location":"RAW","q":"20","cost":"450"},"sum":"1a74db691fefdd87"}','accepted','','{"id":"00000000-0000-7000-8000-000000000033","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":33,"result":{"value":"9000"}}');
INSERT INTO "inbox" VALUES(34,'x/office','00000000-0000-7000-8000-000000000034',NULL,NULL,'receive','',1795000033000,1795000034000,'6f3e724ca32bd0cd7309b0d7f7f1b7d00738c20814c7f49baef2de6cc7163f8e','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000034","source":"office","subject":"","time":"2026-11-18T11:07:13Z","authid":"","boot":"","mono":0,"data":{"item":"RM-006","location":"RAW","q":"400","cost":"6.5"},"sum":"5a28b2b48225f689"}','accepted','','{"id":"00000000-0000-7000-8000-000000000034","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":34,"result":{"value":"2600"}}');
INSERT INTO "inbox" VALUES(35,'x/office','00000000-0000-7000-8000-000000000035',NULL,NULL,'receive','',1795000034000,1795000035000,'95b5e1785daa8862f46de048f9739e6d82467af2e95343b21c267cb1a83cfc37','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000035","source":"office","subject":"","time":"2026-11-18T11:07:14Z","authid":"","boot":"","mono":0,"data":{"item":"RM-007","location":"RAW","q":"70","cost":"42"},"sum":"a76ce4402dbd7c67"}','accepted','','{"id":"00000000-0000-7000-8000-000000000035","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":35,"result":{"value":"2940"}}');
INSERT INTO "inbox" VALUES(36,'x/office','00000000-0000-7000-8000-000000000036',NULL,NULL,'receive','',1795000035000,1795000036000,'f02f6a4ad33137f64f8958e5b7a38e3781a2ab3e5240622364dd372325b58a4f','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000036","source":"office","subject":"","time":"2026-11-18T11:07:15Z","authid":"","boot":"","mono":0,"data":{"item":"RM-002","location":"RAW","q":"520","cost":"28"},"sum":"a2c1aea3d2aa4611"}','accepted','','{"id":"00000000-0000-7000-8000-000000000036","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":36,"result":{"value":"14560"}}');
INSERT INTO "inbox" VALUES(37,'x/office','00000000-0000-7000-8000-000000000037',NULL,NULL,'receive','',1795000036000,1795000037000,'ea00a413d5bba9920a2cef314aef4c125eba13b5301aab5c35f4566c020d91d4','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000037","source":"office","subject":"","time":"2026-11-18T11:07:16Z","authid":"","boot":"","mono":0,"data":{"item":"RM-003","location":"RAW","q":"290","cost":"35","lot":"2604-00012"},"sum":"bb6bcb339f4f9103"}','accepted','','{"id":"00000000-0000-7000-8000-000000000037","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":37,"result":{"value":"10150"}}');
INSERT INTO "inbox" VALUES(38,'x/office','00000000-0000-7000-8000-000000000038',NULL,NULL,'receive','',1795000037000,1795000038000,'b44c264d78796d55be88230886b5601331054a979ebaaad5ffc684edc0989b65','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000038","source":"office","subject":"","time":"2026-11-18T11:07:17Z","authid":"","boot":"","mono":0,"data":{"item":"RM-004","location":"RAW","q":"900","cost":"8"},"sum":"519900893c4d4d77"}','accepted','','{"id":"00000000-0000-7000-8000-000000000038","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":38,"result":{"value":"7200"}}');
INSERT INTO "inbox" VALUES(39,'x/office','00000000-0000-7000-8000-000000000039',NULL,NULL,'receive','',1795000038000,1795000039000,'aba3cb24e5959440d1eaf4ebd709f8d7f3949a6d666ad9c13e7337e3cec8c7b3','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000000039","source":"office","subject":"","time":"2026-11-18T11:07:18Z","authid":"","boot":"","mono":0,"data":{"item":"RM-005","location":"RAW","q":"110","cost":"95"},"sum":"5adc6d5351726c81"}','accepted','','{"id":"00000000-0000-7000-8000-000000000039","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":39,"result":{"value":"10450"}}');
INSERT INTO "inbox" VALUES(40,'x/office','00000000-0000-7000-8000-000000000040',NULL,NULL,'mo-create','',1795000039000,1795000040000,'ea0a4487640e2f9d8e30b6ba70cde76156ebec1d6878f5a5ee8911146b5c084e','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000000040","source":"office","subject":"","time":"2026-11-18T11:07:19Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00184","item":"CH-100","q":"100"},"sum":"e2ccbf6cbd642d33"}','accepted','','{"id":"00000000-0000-7000-8000-000000000040","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":40,"result":{"mo":"MO-2026-00184"}}');
INSERT INTO "inbox" VALUES(41,'x/office','00000000-0000-7000-8000-000000000041',NULL,NULL,'mo-release','',1795000040000,1795000041000,'a4a4356969786cbfc50b2aa29889c5c2002a1d384f9abb45cb24b5139c653717','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000000041","source":"office","subject":"","time":"2026-11-18T11:07:20Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00184"},"sum":"3a543f434acc0567"}','accepted','','{"id":"00000000-0000-7000-8000-000000000041","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":41,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(42,'x/office','00000000-0000-7000-8000-000000001000',NULL,NULL,'put-operator','',1795000041000,1795000042000,'caf31baba8b00bd69e8b65f4a487422c2ddd437028cb727081211d14962a5693','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001000","source":"office","subject":"","time":"2026-11-18T11:07:21Z","authid":"","boot":"","mono":0,"data":{"id":"0031","name":"Operator","roles":["operator"]},"sum":"173f8a2e4245c801"}','accepted','','{"id":"00000000-0000-7000-8000-000000001000","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":42,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(43,'x/office','00000000-0000-7000-8000-000000001001',NULL,NULL,'put-operator','',1795000042000,1795000043000,'44fb3ea23a3adbde7eaed033b65d7e3935e024c98c203e6729ce809a106f0d01','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001001","source":"office","subject":"","time":"2026-11-18T11:07:22Z","authid":"","boot":"","mono":0,"data":{"id":"0032","name":"Setter","roles":["setter"]},"sum":"82a8f21b391ab66e"}','accepted','','{"id":"00000000-0000-7000-8000-000000001001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":43,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(44,'x/office','00000000-0000-7000-8000-000000001002',NULL,NULL,'put-operator','',1795000043000,1795000044000,'168190e1b86b8c54f9d5ecb9a5bcce55121c022277da4518b42f425ccc09161a','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001002","source":"office","subject":"","time":"2026-11-18T11:07:23Z","authid":"","boot":"","mono":0,"data":{"id":"0033","name":"Storekeeper","roles":["storekeeper"]},"sum":"3b4a3eb022697a9c"}','accepted','','{"id":"00000000-0000-7000-8000-000000001002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":44,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(45,'x/office','00000000-0000-7000-8000-000000001003',NULL,NULL,'put-operator','',1795000044000,1795000045000,'8548600911a45734b7bbefbbf8bec2f38846e6dcc3a5ef14cfaadf0826663aeb','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001003","source":"office","subject":"","time":"2026-11-18T11:07:24Z","authid":"","boot":"","mono":0,"data":{"id":"0034","name":"Quality","roles":["quality"]},"sum":"17d572ed62cbd958"}','accepted','','{"id":"00000000-0000-7000-8000-000000001003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":45,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(46,'x/office','00000000-0000-7000-8000-000000001004',NULL,NULL,'put-operator','',1795000045000,1795000046000,'325304d9977da038c084fe9d6d005b63a0405fcb8e924cdc0fd6232d99bb92a1','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001004","source":"office","subject":"","time":"2026-11-18T11:07:25Z","authid":"","boot":"","mono":0,"data":{"id":"0035","name":"Supervisor","roles":["supervisor"]},"sum":"a20f19154584a291"}','accepted','','{"id":"00000000-0000-7000-8000-000000001004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":46,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(47,'x/office','00000000-0000-7000-8000-000000001005',NULL,NULL,'put-operator','',1795000046000,1795000047000,'0f17b00c07e65d85f8579cb04a8d275d7fae8eeebf4851eb1a312cbee27ccbfc','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001005","source":"office","subject":"","time":"2026-11-18T11:07:26Z","authid":"","boot":"","mono":0,"data":{"id":"0036","name":"Planner","roles":["planner"]},"sum":"4c7ada443476c075"}','accepted','','{"id":"00000000-0000-7000-8000-000000001005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":47,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(48,'x/office','00000000-0000-7000-8000-000000001006',NULL,NULL,'put-operator','',1795000047000,1795000048000,'5460c40959b4ac21ebb7a2a1198a6c42c11ee0e735a14ad75ae32d6f890ca626','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001006","source":"office","subject":"","time":"2026-11-18T11:07:27Z","authid":"","boot":"","mono":0,"data":{"id":"0037","name":"Accountant","roles":["accountant"]},"sum":"d60c232652366a3c"}','accepted','','{"id":"00000000-0000-7000-8000-000000001006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":48,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(49,'x/office','00000000-0000-7000-8000-000000001007',NULL,NULL,'put-operator','',1795000048000,1795000049000,'3ceb6e26961c8b3b10a12915c0bfdb0934c24338cae7d54bab26eac851dc2f0d','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001007","source":"office","subject":"","time":"2026-11-18T11:07:28Z","authid":"","boot":"","mono":0,"data":{"id":"0038","name":"Admin","roles":["admin"]},"sum":"59a5ca1229ac66fa"}','accepted','','{"id":"00000000-0000-7000-8000-000000001007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":49,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(50,'x/office','00000000-0000-7000-8000-000000001008',NULL,NULL,'put-operator','',1795000049000,1795000050000,'6e8cee8b0029dbef97387c0b6c47327db1e0c90c0595368037e0829c01553730','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001008","source":"office","subject":"","time":"2026-11-18T11:07:29Z","authid":"","boot":"","mono":0,"data":{"id":"0039","name":"Gone","roles":["operator"],"active":false},"sum":"28e8fb07bc1781f8"}','accepted','','{"id":"00000000-0000-7000-8000-000000001008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":50,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(51,'x/office','00000000-0000-7000-8000-000000001009',NULL,NULL,'put-reason','',1795000050000,1795000051000,'fe7e86a65009290cd3a0a129c8e7ff748276edeb73fd46616899f3cf25368fd8','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000001009","source":"office","subject":"","time":"2026-11-18T11:07:30Z","authid":"","boot":"","mono":0,"data":{"id":"JAM","kind":"stop","text":"jam"},"sum":"638cb19a3d232292"}','accepted','','{"id":"00000000-0000-7000-8000-000000001009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":51,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(52,'x/office','00000000-0000-7000-8000-000000001010',NULL,NULL,'put-reason','',1795000051000,1795000052000,'bba7aa3e88ac14ab0956c004fdb0ab2129671914ce9313d3dced27ef52b3f6c8','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000001010","source":"office","subject":"","time":"2026-11-18T11:07:31Z","authid":"","boot":"","mono":0,"data":{"id":"OUT","kind":"stop","text":"out"},"sum":"7ddf25339c26dadd"}','accepted','','{"id":"00000000-0000-7000-8000-000000001010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":52,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(53,'x/office','00000000-0000-7000-8000-000000001011',NULL,NULL,'put-item','',1795000052000,1795000053000,'cc29bef0542576553df9dbbcfed286789de38c9e6d0128ebd267b5c23c1e3b8a','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000001011","source":"office","subject":"","time":"2026-11-18T11:07:32Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","description":"Stool","home":"FG"},"sum":"a397168d3e358757"}','accepted','','{"id":"00000000-0000-7000-8000-000000001011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":53,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(54,'x/office','00000000-0000-7000-8000-000000001012',NULL,NULL,'put-bom','',1795000053000,1795000054000,'9c505d2caeda69587eceb120c38e3665a1ce0c3e3e8d2b645213234ec2901920','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000001012","source":"office","subject":"","time":"2026-11-18T11:07:33Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","item":"STOOL","lines":[{"item":"RM-006","q":"1","step":"010"},{"item":"RM-004","q":"2","step":"020"}]},"sum":"e3b3fb0de1b15269"}','accepted','','{"id":"00000000-0000-7000-8000-000000001012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":54,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(55,'x/office','00000000-0000-7000-8000-000000001013',NULL,NULL,'put-routing','',1795000054000,1795000055000,'6447e2b230a59f889d012889541d9f4ffe5699f6c9b8a3585869325698d9eeec','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000001013","source":"office","subject":"","time":"2026-11-18T11:07:34Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","item":"STOOL","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"PACK"}]},"sum":"82b4afda230f1cf9"}','accepted','','{"id":"00000000-0000-7000-8000-000000001013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":55,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(56,'x/office','00000000-0000-7000-8000-000000001014',NULL,NULL,'transfer','',1795000055000,1795000056000,'c54dd12a07c356aff3e81b04b3b355eacab14a0d0065371849c63d2de8d49589','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001014","source":"office","subject":"","time":"2026-11-18T11:07:35Z","authid":"","boot":"","mono":0,"data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"100"},"sum":"baf09e4471ee9c60"}','accepted','','{"id":"00000000-0000-7000-8000-000000001014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":56,"result":{}}');
INSERT INTO "inbox" VALUES(57,'x/office','00000000-0000-7000-8000-000000001015',NULL,NULL,'transfer','',1795000056000,1795000057000,'266e579c913f0145bb3b61fc32315ef7d62e0c6a2d304b824bb382f7bf46d5e8','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001015","source":"office","subject":"","time":"2026-11-18T11:07:36Z","authid":"","boot":"","mono":0,"data":{"item":"RM-004","from":"RAW","to":"L-PACK","q":"200"},"sum":"5f9ad3cd8c0b91b5"}','accepted','','{"id":"00000000-0000-7000-8000-000000001015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":57,"result":{}}');
INSERT INTO "inbox" VALUES(58,'x/office','00000000-0000-7000-8000-000000001016',NULL,NULL,'transfer','',1795000057000,1795000058000,'d0729c43f67532cfa56dc30f683e360a1f74517760fd26e02dfa4ee4346b69f6','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001016","source":"office","subject":"","time":"2026-11-18T11:07:37Z","authid":"","boot":"","mono":0,"data":{"item":"RM-001","from":"RAW","to":"L-CUT","q":"10"},"sum":"5a4ac4eca382360d"}','accepted','','{"id":"00000000-0000-7000-8000-000000001016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":58,"result":{}}');
INSERT INTO "inbox" VALUES(59,'x/office','00000000-0000-7000-8000-000000001017',NULL,NULL,'mo-create','',1795000058000,1795000059000,'96c3bf6d1b0ba02e12d6355d66a67d1001bbb62e40dfb8053ad88a34f2ef8e5c','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000001017","source":"office","subject":"","time":"2026-11-18T11:07:38Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200","item":"STOOL","q":"10"},"sum":"7b2ffcfebb5ce563"}','accepted','','{"id":"00000000-0000-7000-8000-000000001017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":59,"result":{"mo":"MO-2026-00200"}}');
INSERT INTO "inbox" VALUES(60,'x/office','00000000-0000-7000-8000-000000001018',NULL,NULL,'mo-release','',1795000059000,1795000060000,'cbd6921fe37cfccff309b36aa38a3ae08a8c864b761cbfb0ea14e7d923a54e6c','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000001018","source":"office","subject":"","time":"2026-11-18T11:07:39Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"19a41524d357f9f3"}','accepted','','{"id":"00000000-0000-7000-8000-000000001018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":60,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(61,'hub','epoch-t-T1-epoch001',NULL,NULL,'hub-epoch-open','',1795000060000,1795000060000,'epoch-t-T1-epoch001','{"epochs":[{"source":"t/T1","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000060000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(62,'x/board','00000000-0000-7000-8000-000000002000',NULL,NULL,'mo-hold','0035',1795000062000,1795000063000,'244090fd9113739467a6af3e4826df88ac4fbabf2bac0195e7d86fd4eae75b0e','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"00000000-0000-7000-8000-000000002000","source":"board","subject":"","time":"2026-11-18T11:07:42Z","authid":"0035","boot":"","mono":0,"data":{"mo":"MO-2026-00200","reason":"x"},"sum":"e65b4e2cb34ee661"}','rejected','client-role','{"id":"00000000-0000-7000-8000-000000002000","epoch":null,"seq":null,"status":"rejected","code":"client-role","message":"this client may not send mo-hold","help":"give it the role supervisor in the hub''s configuration","flags":[],"have_through":null,"no":62,"result":{}}');
INSERT INTO "inbox" VALUES(63,'x/board','00000000-0000-7000-8000-000000002001',NULL,NULL,'mo-hold','0035',1795000063000,1795000064000,'a3742d976465e444f5bb8e745d9f9777ab893ec1fe528ebb66d6c743c35d5da5','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"00000000-0000-7000-8000-000000002001","source":"board","subject":"","time":"2026-11-18T11:07:43Z","authid":"0035","boot":"","mono":0,"data":{"mo":"MO-2026-00200","reason":"x","grant":"0035.mo-hold.1795000182000.000b84c115a30ac342f1b94f30efbd66"},"sum":"8070819d2bc9b667"}','accepted','','{"id":"00000000-0000-7000-8000-000000002001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":63,"result":{}}');
INSERT INTO "inbox" VALUES(64,'x/board','00000000-0000-7000-8000-000000002002',NULL,NULL,'mo-unhold','0035',1795000064000,1795000065000,'28ecbc9603ab97a598d6ea0f28afd0aaa9126dda3febc7d13e55fc6d12e39e3b','{"specversion":"1.0","type":"shopfloor.mo-unhold.v1","id":"00000000-0000-7000-8000-000000002002","source":"board","subject":"","time":"2026-11-18T11:07:44Z","authid":"0035","boot":"","mono":0,"data":{"mo":"MO-2026-00200","grant":"0035.mo-hold.1795000182000.000b84c115a30ac342f1b94f30efbd66"},"sum":"95b056af27617ca1"}','rejected','grant-wrong','{"id":"00000000-0000-7000-8000-000000002002","epoch":null,"seq":null,"status":"rejected","code":"grant-wrong","message":"this confirmation is not valid for mo-unhold any more","help":"confirm again with badge and PIN","flags":[],"have_through":null,"no":64,"result":{}}');
INSERT INTO "inbox" VALUES(65,'x/board','00000000-0000-7000-8000-000000002003',NULL,NULL,'mo-unhold','0035',1795003665000,1795003666000,'112dac4af1fa0b3ce172c679f794b1eac8a4ef6ce6c80f113b66d8bb7e611b02','{"specversion":"1.0","type":"shopfloor.mo-unhold.v1","id":"00000000-0000-7000-8000-000000002003","source":"board","subject":"","time":"2026-11-18T12:07:45Z","authid":"0035","boot":"","mono":0,"data":{"mo":"MO-2026-00200","grant":"0035.mo-hold.1795000182000.000b84c115a30ac342f1b94f30efbd66"},"sum":"05b7271e8b1d16d8"}','rejected','grant-wrong','{"id":"00000000-0000-7000-8000-000000002003","epoch":null,"seq":null,"status":"rejected","code":"grant-wrong","message":"this confirmation is not valid for mo-unhold any more","help":"confirm again with badge and PIN","flags":[],"have_through":null,"no":65,"result":{}}');
INSERT INTO "inbox" VALUES(66,'x/board','00000000-0000-7000-8000-000000002004',NULL,NULL,'receive','0031',1795003668000,1795003669000,'eb0f8520452f1f38215b8c5a0cade863dce0cf94f315118996d3bf65e68d02d4','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002004","source":"board","subject":"","time":"2026-11-18T12:07:48Z","authid":"0031","boot":"","mono":0,"data":{"item":"RM-006","location":"RAW","q":"1","grant":"0031.call.1795003788000.e633662d732695974a2db1b85aed4ccd"},"sum":"022ef3d457496694"}','parked','grant-wrong','{"id":"00000000-0000-7000-8000-000000002004","epoch":null,"seq":null,"status":"parked","code":"grant-wrong","message":"this confirmation is not valid for receive any more","help":"confirm again with badge and PIN","flags":[],"have_through":null,"no":66,"result":{}}');
INSERT INTO "inbox" VALUES(67,'x/office','00000000-0000-7000-8000-000000002005',NULL,NULL,'mo-unhold','',1795003669000,1795003670000,'b0ee9b6ea75cf89f24678a7760fa3fc074a3aebc36c8f5298b9efb32885984ed','{"specversion":"1.0","type":"shopfloor.mo-unhold.v1","id":"00000000-0000-7000-8000-000000002005","source":"office","subject":"","time":"2026-11-18T12:07:49Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"698c34c1ec80ad4d"}','accepted','','{"id":"00000000-0000-7000-8000-000000002005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":67,"result":{}}');
INSERT INTO "inbox" VALUES(68,'x/weak','00000000-0000-7000-8000-000000002006',NULL,NULL,'mo-create','',1795003670000,1795003671000,'d5c4780af4ab664a6e0854d68780cfa336b575488fba23e7d6ad9a36bdf39c8a','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000002006","source":"weak","subject":"","time":"2026-11-18T12:07:50Z","authid":"","boot":"","mono":0,"data":{"item":"STOOL","q":"1"},"sum":"d8b4d70b477de3fb"}','rejected','client-role','{"id":"00000000-0000-7000-8000-000000002006","epoch":null,"seq":null,"status":"rejected","code":"client-role","message":"this client may not send mo-create","help":"give it the role planner in the hub''s configuration","flags":[],"have_through":null,"no":68,"result":{}}');
INSERT INTO "inbox" VALUES(69,'x/office','00000000-0000-7000-8000-000000002007',NULL,NULL,'message','',1795003671000,1795003672000,'ed11bc18ac8922dd23d246b92eb3e6a94416ada93c5859545dc043281a5d1636','{"specversion":"1.0","type":"shopfloor.message.v1","id":"00000000-0000-7000-8000-000000002007","source":"office","subject":"","time":"2026-11-18T12:07:51Z","authid":"","boot":"","mono":0,"data":{"to":"0032","text":"see me"},"sum":"7fba297c1c859b01"}','accepted','','{"id":"00000000-0000-7000-8000-000000002007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":69,"result":{"message":"MSG-69"}}');
INSERT INTO "inbox" VALUES(70,'x/weak','00000000-0000-7000-8000-000000002008',NULL,NULL,'message-read','',1795003672000,1795003673000,'da3987a66cf70cf6f298d0cff028d275dd6cf42da234a82e6da206839b297426','{"specversion":"1.0","type":"shopfloor.message-read.v1","id":"00000000-0000-7000-8000-000000002008","source":"weak","subject":"","time":"2026-11-18T12:07:52Z","authid":"","boot":"","mono":0,"data":{"message":"MSG-69"},"sum":"6f82f015cf65aa52"}','accepted','','{"id":"00000000-0000-7000-8000-000000002008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-addressee"],"have_through":null,"no":70,"result":{}}');
INSERT INTO "inbox" VALUES(71,'x/office','00000000-0000-7000-8000-000000002009',NULL,NULL,'message-read','',1795003673000,1795003674000,'919ee022d103a4d684e46874880ca034bd60d71cb3f623df99de93f1ab83730d','{"specversion":"1.0","type":"shopfloor.message-read.v1","id":"00000000-0000-7000-8000-000000002009","source":"office","subject":"","time":"2026-11-18T12:07:53Z","authid":"","boot":"","mono":0,"data":{"message":"MSG-69"},"sum":"967ee96d7af3f4c6"}','accepted','','{"id":"00000000-0000-7000-8000-000000002009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":71,"result":{}}');
INSERT INTO "inbox" VALUES(72,'t/T1','00000000-0000-7000-8000-000000002010','epoch001',1,'op-start','0031',1795003674000,1795003675000,'c17490e9229730f70efa8ebb5fde96f96359da7a1c5e660e43de5c1c8f0a1447','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"00000000-0000-7000-8000-000000002010","source":"T1","subject":"","time":"2026-11-18T12:07:54Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000001","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01"},"sum":"46f25af94c62df5a"}','accepted','','{"id":"00000000-0000-7000-8000-000000002010","epoch":"epoch001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":1,"no":72,"result":{"session":72}}');
INSERT INTO "inbox" VALUES(73,'t/T1','00000000-0000-7000-8000-000000002011','epoch001',2,'op-start','0031',1795003675000,1795003676000,'603d1207661ac7d7044b0e251bc3457d18ef097c4e35a3161dcd928f3267816d','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"00000000-0000-7000-8000-000000002011","source":"T1","subject":"","time":"2026-11-18T12:07:55Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000002","data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01"},"sum":"ec96384c9e63e66a"}','accepted','','{"id":"00000000-0000-7000-8000-000000002011","epoch":"epoch001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":["ahead-of-upstream"],"have_through":2,"no":73,"result":{"session":73}}');
INSERT INTO "inbox" VALUES(74,'t/T1','00000000-0000-7000-8000-000000002012','epoch001',3,'output','0031',1795003676000,1795003677000,'2dfa1921c8788aae3d9b22402a326bf2f6d4bf28c37e025d2660f12492402355','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002012","source":"T1","subject":"","time":"2026-11-18T12:07:56Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000003","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"4","rework":"1","suspect":"1","scrap":[{"q":"1","reason":"DIM"}]},"sum":"67fd538e9f1c55ba"}','accepted','','{"id":"00000000-0000-7000-8000-000000002012","epoch":"epoch001","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":3,"no":74,"result":{"good":"4","scrap":"1","rework":"1","suspect":"1"}}');
INSERT INTO "inbox" VALUES(75,'t/T1','00000000-0000-7000-8000-000000002013','epoch001',4,'output','0034',1795003677000,1795003678000,'1c769ddcfe5e7c74e541f24212d7f93f66ed5090b623d77641e7441cd4b8b9ee','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002013","source":"T1","subject":"","time":"2026-11-18T12:07:57Z","authid":"0034","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000004","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"1","source":"suspect"},"sum":"5c51e57513cd579b"}','accepted','','{"id":"00000000-0000-7000-8000-000000002013","epoch":"epoch001","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":4,"no":75,"result":{"good":"5","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "inbox" VALUES(76,'t/T1','00000000-0000-7000-8000-000000002014','epoch001',5,'output','0031',1795003678000,1795003679000,'5ab332bcd15bef1bccf94596995463c39c08236637064b2ffebd99ff33162e42','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002014","source":"T1","subject":"","time":"2026-11-18T12:07:58Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000005","data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01","good":"3"},"sum":"52f1bc1dc3926843"}','accepted','','{"id":"00000000-0000-7000-8000-000000002014","epoch":"epoch001","seq":5,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":5,"no":76,"result":{"good":"3","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(77,'x/office','00000000-0000-7000-8000-000000002015',NULL,NULL,'reverse','',1795003678000,1795003680000,'99d027c55ac1f4f72ffbb0c664e35bc9137d4a36a7d10ed00ffaa73cfe5c7432','{"specversion":"1.0","type":"shopfloor.reverse.v1","id":"00000000-0000-7000-8000-000000002015","source":"office","subject":"","time":"2026-11-18T12:07:59Z","authid":"","boot":"","mono":0,"data":{"command":"00000000-0000-7000-8000-000000002014","reason":"never packed"},"sum":"29c6926c772a3595"}','accepted','','{"id":"00000000-0000-7000-8000-000000002015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":77,"result":{"command":"00000000-0000-7000-8000-000000002014","no":76,"verb":"output"}}');
INSERT INTO "inbox" VALUES(78,'t/T1','00000000-0000-7000-8000-000000002016','epoch001',6,'output','0031',1795003680000,1795003681000,'5a9acb32a297c6b4ce1adad91319723c1277500334fa353117a86a32898fdbf4','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002016","source":"T1","subject":"","time":"2026-11-18T12:08:00Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000006","data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01","good":"2"},"sum":"9eec7190f2da7ffb"}','accepted','','{"id":"00000000-0000-7000-8000-000000002016","epoch":"epoch001","seq":6,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":6,"no":78,"result":{"good":"2","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(79,'t/T1','00000000-0000-7000-8000-000000002017','epoch001',7,'receive','0031',1795003681000,1795003682000,'5e97c147e09460a2bf62caaae4cc42d4955a55d9c82d38f7e763c3663be02b5f','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002017","source":"T1","subject":"","time":"2026-11-18T12:08:01Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000007","data":{"item":"RM-006","location":"RAW","q":"10","cost":"7"},"sum":"de6b5a9c9e51b42c"}','parked','role-needed','{"id":"00000000-0000-7000-8000-000000002017","epoch":"epoch001","seq":7,"status":"parked","code":"role-needed","message":"receive needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":7,"no":79,"result":{}}');
INSERT INTO "inbox" VALUES(80,'x/office','00000000-0000-7000-8000-000000002018',NULL,NULL,'exception-resolve','',1795003681000,1795003683000,'434ada38481e58d8ae03df5a9fee19f567b6cb96437e64825090cf1462dc35ba','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"00000000-0000-7000-8000-000000002018","source":"office","subject":"","time":"2026-11-18T12:08:02Z","authid":"","boot":"","mono":0,"data":{"exception":"EX-79-1","how":"apply","reason":"it is there"},"sum":"d0dfc0c643cd4785"}','accepted','','{"id":"00000000-0000-7000-8000-000000002018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":80,"result":{"applied":"receive","value":"70"}}');
INSERT INTO "inbox" VALUES(81,'t/T1','00000000-0000-7000-8000-000000002019','epoch001',8,'receive','0031',1795003683000,1795003684000,'eb8f8eb126966bf6c302af2a265e1558338183c99e23fa3808f60d7dff4b2ee7','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002019","source":"T1","subject":"","time":"2026-11-18T12:08:03Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000008","data":{"item":"RM-006","location":"RAW","q":"10"},"sum":"2c635f492aa933a9"}','parked','role-needed','{"id":"00000000-0000-7000-8000-000000002019","epoch":"epoch001","seq":8,"status":"parked","code":"role-needed","message":"receive needs the role storekeeper","help":"ask someone with that role","flags":[],"have_through":8,"no":81,"result":{}}');
INSERT INTO "inbox" VALUES(82,'x/office','00000000-0000-7000-8000-000000002020',NULL,NULL,'exception-resolve','',1795003684000,1795003685000,'23fde5effeb1a5d4b036c5ee937cd8dfb18e5362aeee400d450ead9a3e9a53a4','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"00000000-0000-7000-8000-000000002020","source":"office","subject":"","time":"2026-11-18T12:08:04Z","authid":"","boot":"","mono":0,"data":{"exception":"EX-81-1","how":"dismiss","reason":"it is not"},"sum":"cb074496811c31b8"}','accepted','','{"id":"00000000-0000-7000-8000-000000002020","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":82,"result":{}}');
INSERT INTO "inbox" VALUES(83,'x/office','00000000-0000-7000-8000-000000002021',NULL,NULL,'mo-hold','',1795003685000,1795003686000,'3c22f9860d2a723811f7d78cb207423ed48ab596ab7db35e391fd9e9494e567d','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"00000000-0000-7000-8000-000000002021","source":"office","subject":"","time":"2026-11-18T12:08:05Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200","reason":"drawing"},"sum":"554035230515db7f"}','accepted','','{"id":"00000000-0000-7000-8000-000000002021","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":83,"result":{}}');
INSERT INTO "inbox" VALUES(84,'t/T1','00000000-0000-7000-8000-000000002022','epoch001',9,'output','0031',1795003686000,1795003687000,'227b01414795393ef1cca1723da363b4bbb0d934a20edceaec9a9db122141a18','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002022","source":"T1","subject":"","time":"2026-11-18T12:08:06Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000009","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"1"},"sum":"7ff107967733c2bf"}','accepted','','{"id":"00000000-0000-7000-8000-000000002022","epoch":"epoch001","seq":9,"status":"accepted","code":null,"message":null,"help":null,"flags":["order-not-running"],"have_through":9,"no":84,"result":{"good":"6","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "inbox" VALUES(85,'x/office','00000000-0000-7000-8000-000000002023',NULL,NULL,'mo-unhold','',1795003687000,1795003688000,'435a9f25c2515b394433d80ca10d7260f678074103e2d59a9c14c92a706a557c','{"specversion":"1.0","type":"shopfloor.mo-unhold.v1","id":"00000000-0000-7000-8000-000000002023","source":"office","subject":"","time":"2026-11-18T12:08:07Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"5cae9e503a54743e"}','accepted','','{"id":"00000000-0000-7000-8000-000000002023","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":85,"result":{}}');
INSERT INTO "inbox" VALUES(86,'t/T1','00000000-0000-7000-8000-000000002024','epoch001',10,'output','0031',1795003688000,1795003689000,'29578d554d08fc092c3e6046231de6afe11571adbc1839cd412d0e9a7c8596a8','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002024","source":"T1","subject":"","time":"2026-11-18T12:08:08Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000010","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"3"},"sum":"051c77ca337e07a0"}','accepted','','{"id":"00000000-0000-7000-8000-000000002024","epoch":"epoch001","seq":10,"status":"accepted","code":null,"message":null,"help":null,"flags":["ahead-of-upstream","over-quantity"],"have_through":10,"no":86,"result":{"good":"9","scrap":"1","rework":"1","suspect":"0"}}');
INSERT INTO "inbox" VALUES(87,'t/T1','00000000-0000-7000-8000-000000002025','epoch001',11,'op-finish','0031',1795003689000,1795003690000,'f7afeed6df9742a9e232a1246bb62a2168217d3ff8a98e4257a7ef7adbd52f27','{"specversion":"1.0","type":"shopfloor.op-finish.v1","id":"00000000-0000-7000-8000-000000002025","source":"T1","subject":"","time":"2026-11-18T12:08:09Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000011","data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01"},"sum":"e3bb1d5e87d1a92f"}','accepted','','{"id":"00000000-0000-7000-8000-000000002025","epoch":"epoch001","seq":11,"status":"accepted","code":null,"message":null,"help":null,"flags":["finished-short"],"have_through":11,"no":87,"result":{}}');
INSERT INTO "inbox" VALUES(88,'t/T1','00000000-0000-7000-8000-000000002026','epoch001',12,'receive','0033',1795003690000,1795003691000,'43bc85c965ec899e4e17fbb218bbf1d04062d5ee51e2f3debb1d685fb9e74f5e','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002026","source":"T1","subject":"","time":"2026-11-18T12:08:10Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000012","data":{"item":"RM-004","location":"RAW","q":"30","cost":"3"},"sum":"94a971090908262e"}','accepted','','{"id":"00000000-0000-7000-8000-000000002026","epoch":"epoch001","seq":12,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":12,"no":88,"result":{"value":"90"}}');
INSERT INTO "inbox" VALUES(89,'t/T1','00000000-0000-7000-8000-000000002027','epoch001',13,'receive','0033',1795003691000,1795003692000,'bb0ccb2c4a66e5d80c1dce59f43582c574fd070ce08bc7a2bef8d4a1473e891e','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002027","source":"T1","subject":"","time":"2026-11-18T12:08:11Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000013","data":{"item":"RM-004","location":"RAW","q":"30","cost":"7.333333"},"sum":"384897d67fda826c"}','accepted','','{"id":"00000000-0000-7000-8000-000000002027","epoch":"epoch001","seq":13,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":13,"no":89,"result":{"value":"219.99999"}}');
INSERT INTO "inbox" VALUES(90,'x/office','00000000-0000-7000-8000-000000002028',NULL,NULL,'price-correct','',1795003692000,1795003693000,'b134327da96b9e45d1d9fe8cb28883617d997a3378c14b83045332723d149f20','{"specversion":"1.0","type":"shopfloor.price-correct.v1","id":"00000000-0000-7000-8000-000000002028","source":"office","subject":"","time":"2026-11-18T12:08:12Z","authid":"","boot":"","mono":0,"data":{"receipt":"00000000-0000-7000-8000-000000002027","cost":"9"},"sum":"93a7cfe9d5422bf6"}','accepted','','{"id":"00000000-0000-7000-8000-000000002028","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":90,"result":{"item":"RM-004","variance":"0"}}');
INSERT INTO "inbox" VALUES(91,'t/T1','00000000-0000-7000-8000-000000002029','epoch001',14,'adjust','0033',1795003693000,1795003694000,'80133bed83ee3cb5071837eb98c2f7a9080153d12827ea4fdf27ad9f5071ddcb','{"specversion":"1.0","type":"shopfloor.adjust.v1","id":"00000000-0000-7000-8000-000000002029","source":"T1","subject":"","time":"2026-11-18T12:08:13Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000014","data":{"item":"RM-006","location":"L-CUT","q":"-500","reason":"CNT"},"sum":"76bb23f446caea2f"}','accepted','','{"id":"00000000-0000-7000-8000-000000002029","epoch":"epoch001","seq":14,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":14,"no":91,"result":{}}');
INSERT INTO "inbox" VALUES(92,'t/T1','00000000-0000-7000-8000-000000002030','epoch001',15,'receive','0033',1795003694000,1795003695000,'b88bdda8b462a3abc022c4bf5dc3c5a09df88a7b09256009cb6ef385d79e5127','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002030","source":"T1","subject":"","time":"2026-11-18T12:08:14Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000015","data":{"item":"RM-006","location":"L-CUT","q":"600","cost":"8"},"sum":"91c319db439c2a30"}','accepted','','{"id":"00000000-0000-7000-8000-000000002030","epoch":"epoch001","seq":15,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":15,"no":92,"result":{"value":"4800"}}');
INSERT INTO "inbox" VALUES(93,'t/T1','00000000-0000-7000-8000-000000002031','epoch001',16,'count','0033',1795003635000,1795003696000,'e12a26b5ef51bca14adbf8da1d1e516483c04aee882e666836a48a55246e2aa8','{"specversion":"1.0","type":"shopfloor.count.v1","id":"00000000-0000-7000-8000-000000002031","source":"T1","subject":"","time":"2026-11-18T12:08:15Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000016","data":{"item":"RM-006","location":"RAW","q":"290","counted_at":"2026-11-18T12:07:15+00:00","reason":"CNT"},"sum":"5716fce4a2cc7014"}','accepted','','{"id":"00000000-0000-7000-8000-000000002031","epoch":"epoch001","seq":16,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":16,"no":93,"result":{"book":"300","counted":"290","difference":"-10"}}');
INSERT INTO "inbox" VALUES(94,'t/T1','00000000-0000-7000-8000-000000002032','epoch001',17,'transfer','0033',1795001896000,1795003697000,'f4de6608a73b413fea23d82516b97f78199be9bc31c8f461bdc209e390ebeec6','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000002032","source":"T1","subject":"","time":"2026-11-18T11:38:16Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000017","data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"5"},"sum":"e8eb2252b6774193"}','accepted','','{"id":"00000000-0000-7000-8000-000000002032","epoch":"epoch001","seq":17,"status":"accepted","code":null,"message":null,"help":null,"flags":["count-affected"],"have_through":17,"no":94,"result":{}}');
INSERT INTO "inbox" VALUES(95,'x/office','00000000-0000-7000-8000-000000002033',NULL,NULL,'exception-resolve','',1795001896000,1795003698000,'97e0c56fff8ccaea6044db40319d673f3748c292161740bec74dc805e97629a5','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"00000000-0000-7000-8000-000000002033","source":"office","subject":"","time":"2026-11-18T12:08:17Z","authid":"","boot":"","mono":0,"data":{"exception":"EX-94-1","how":"apply","reason":"seen"},"sum":"1e0a955efef36c61"}','accepted','','{"id":"00000000-0000-7000-8000-000000002033","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":95,"result":{"adjusted":"5"}}');
INSERT INTO "inbox" VALUES(96,'hub','epoch-t-T2-epoch001',NULL,NULL,'hub-epoch-open','',1795003698000,1795003698000,'epoch-t-T2-epoch001','{"epochs":[{"source":"t/T2","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795003698000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(97,'t/T1','00000000-0000-7000-8000-000000002034','epoch001',18,'receive','0033',1795003698000,1795003699000,'0944674c7beaa0a7c752ca3f3018e8ba1cc745af48b910161112f1dbfb785901','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002034","source":"T1","subject":"","time":"2026-11-18T12:08:18Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000018","data":{"item":"RM-003","location":"RAW","lot":"A","q":"5","cost":"30"},"sum":"db37fb0e527e63b0"}','accepted','','{"id":"00000000-0000-7000-8000-000000002034","epoch":"epoch001","seq":18,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":18,"no":97,"result":{"value":"150"}}');
INSERT INTO "inbox" VALUES(98,'t/T1','00000000-0000-7000-8000-000000002035','epoch001',19,'receive','0033',1795003699000,1795003700000,'bfe7a2b1abdd990d4fb7f757e213649d3a43518a810891587bc8bd25c13e5d20','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002035","source":"T1","subject":"","time":"2026-11-18T12:08:19Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000019","data":{"item":"RM-003","location":"RAW","lot":"B","q":"5","cost":"30"},"sum":"d842dbce9230c43d"}','accepted','','{"id":"00000000-0000-7000-8000-000000002035","epoch":"epoch001","seq":19,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":19,"no":98,"result":{"value":"150"}}');
INSERT INTO "inbox" VALUES(99,'t/T1','00000000-0000-7000-8000-000000002036','epoch001',20,'adjust','0033',1795003700000,1795003701000,'1e82a21b1850c39db80d447e32929834337d45fb6db1e59b5d7908abfc34bab6','{"specversion":"1.0","type":"shopfloor.adjust.v1","id":"00000000-0000-7000-8000-000000002036","source":"T1","subject":"","time":"2026-11-18T12:08:20Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000020","data":{"item":"RM-003","location":"RAW","reason":"CNT","lot":"A","q":"-5"},"sum":"9751e8ac08cffb42"}','accepted','','{"id":"00000000-0000-7000-8000-000000002036","epoch":"epoch001","seq":20,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":20,"no":99,"result":{}}');
INSERT INTO "inbox" VALUES(100,'t/T2','00000000-0000-7000-8000-000000002037','epoch001',1,'adjust','0033',1795003701000,1795003702000,'1d177d0cccb3bd21e6643bc84e83aa72c4e583fd1e68becdcfb7a2c5d4bc56e0','{"specversion":"1.0","type":"shopfloor.adjust.v1","id":"00000000-0000-7000-8000-000000002037","source":"T2","subject":"","time":"2026-11-18T12:08:21Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000001","data":{"item":"RM-003","location":"RAW","lot":"B","q":"1","reason":"CNT"},"sum":"68338483cfc78d13"}','accepted','','{"id":"00000000-0000-7000-8000-000000002037","epoch":"epoch001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":1,"no":100,"result":{}}');
INSERT INTO "inbox" VALUES(101,'x/office','00000000-0000-7000-8000-000000002038',NULL,NULL,'receive','',1795003702000,1795003703000,'32b4ef17f11816ddbfcf9f6462c9d4e9ebae4b5b852eafae8b54bfbcfabd3584','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002038","source":"office","subject":"","time":"2026-11-18T12:08:22Z","authid":"","boot":"","mono":0,"data":{"item":"RM-003","location":"RAW","lot":"A","q":"2","cost":"31"},"sum":"766df922c1b6af3d"}','accepted','','{"id":"00000000-0000-7000-8000-000000002038","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":101,"result":{"value":"62"}}');
INSERT INTO "inbox" VALUES(102,'t/T2','00000000-0000-7000-8000-000000002039','epoch001',2,'adjust','0033',1795003703000,1795003704000,'e4c3b62fcf32bc5caeb6f62c51f973497950ba9fda8d1eaf8d53a30c766195e7','{"specversion":"1.0","type":"shopfloor.adjust.v1","id":"00000000-0000-7000-8000-000000002039","source":"T2","subject":"","time":"2026-11-18T12:08:23Z","authid":"0033","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000002","data":{"item":"RM-003","location":"RAW","lot":"A","q":"1","reason":"CNT"},"sum":"ab6c994fa062aa66"}','accepted','','{"id":"00000000-0000-7000-8000-000000002039","epoch":"epoch001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":2,"no":102,"result":{}}');
INSERT INTO "inbox" VALUES(103,'x/office','00000000-0000-7000-8000-000000002040',NULL,NULL,'mo-create','',1795003704000,1795003705000,'34263dfce60d7480c7b3cd556ca3a69d2a593f879994c2e6f28cd49d702a80f0','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000002040","source":"office","subject":"","time":"2026-11-18T12:08:24Z","authid":"","boot":"","mono":0,"data":{"item":"STOOL","q":"5"},"sum":"bafcffdb8eff6be9"}','accepted','','{"id":"00000000-0000-7000-8000-000000002040","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":103,"result":{"mo":"MO-2026-00201"}}');
INSERT INTO "inbox" VALUES(104,'x/office','00000000-0000-7000-8000-000000002041',NULL,NULL,'mo-plan','',1795003705000,1795003706000,'88c9d672712d3fba69ab3a76b04e398a4357132a3d39347c73d0bb4f7530de19','{"specversion":"1.0","type":"shopfloor.mo-plan.v1","id":"00000000-0000-7000-8000-000000002041","source":"office","subject":"","time":"2026-11-18T12:08:25Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00201"},"sum":"02431931ea5c2cfd"}','accepted','','{"id":"00000000-0000-7000-8000-000000002041","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":104,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(105,'x/office','00000000-0000-7000-8000-000000002042',NULL,NULL,'mo-cancel','',1795003706000,1795003707000,'578f1861c240655beff542e5da5f4ab4b54d31b8d098c3ffa27f7dd461d5e76b','{"specversion":"1.0","type":"shopfloor.mo-cancel.v1","id":"00000000-0000-7000-8000-000000002042","source":"office","subject":"","time":"2026-11-18T12:08:26Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00201","reason":"x"},"sum":"fae9f348f7514772"}','accepted','','{"id":"00000000-0000-7000-8000-000000002042","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":105,"result":{"variance":"0"}}');
INSERT INTO "inbox" VALUES(106,'x/office','00000000-0000-7000-8000-000000002043',NULL,NULL,'mo-create','',1795003707000,1795003708000,'393f3f34946a2ba77cf4634c1acb15b7dffa5dabd8a91df08557d9ca54033c26','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000002043","source":"office","subject":"","time":"2026-11-18T12:08:27Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00310","item":"STOOL","q":"10"},"sum":"87d2e7ca091641bc"}','accepted','','{"id":"00000000-0000-7000-8000-000000002043","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":106,"result":{"mo":"MO-2026-00310"}}');
INSERT INTO "inbox" VALUES(107,'x/office','00000000-0000-7000-8000-000000002044',NULL,NULL,'mo-release','',1795003708000,1795003709000,'d7665f11aa5660dbc5614a19daac195d97507a3b8fd24040037150f82366d26c','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000002044","source":"office","subject":"","time":"2026-11-18T12:08:28Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00310"},"sum":"fbe994831b8b5bbe"}','accepted','','{"id":"00000000-0000-7000-8000-000000002044","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":107,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(108,'t/T1','00000000-0000-7000-8000-000000002045','epoch001',21,'consume','0031',1795003709000,1795003710000,'f2f7a453af55ad7d82f4bb34a22ab09e10e0e96477663c53038d04bbb73f2bf1','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000002045","source":"T1","subject":"","time":"2026-11-18T12:08:29Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000021","data":{"mo":"MO-2026-00310","op":"010","item":"RM-006","location":"RAW","q":"2","kind":"planned"},"sum":"5357184da5826554"}','accepted','','{"id":"00000000-0000-7000-8000-000000002045","epoch":"epoch001","seq":21,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":21,"no":108,"result":{}}');
INSERT INTO "inbox" VALUES(109,'x/office','00000000-0000-7000-8000-000000002046',NULL,NULL,'mo-cancel','',1795003710000,1795003711000,'94f8babec13d3c181c741c0bc6bb9a5401fa179a87f0b87c574717fe635f8ff3','{"specversion":"1.0","type":"shopfloor.mo-cancel.v1","id":"00000000-0000-7000-8000-000000002046","source":"office","subject":"","time":"2026-11-18T12:08:30Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00310","reason":"x"},"sum":"02dd1b253f241240"}','accepted','','{"id":"00000000-0000-7000-8000-000000002046","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["wip-written-off"],"have_through":null,"no":109,"result":{"variance":"16"}}');
INSERT INTO "inbox" VALUES(110,'t/T1','00000000-0000-7000-8000-000000002047','epoch001',22,'op-finish','0031',1795003711000,1795003712000,'a27f4e591b99b47e2b98d328995c6aea6f9785c0b0b8a3641d3714e9e290696e','{"specversion":"1.0","type":"shopfloor.op-finish.v1","id":"00000000-0000-7000-8000-000000002047","source":"T1","subject":"","time":"2026-11-18T12:08:31Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000022","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01"},"sum":"38c0a29360aa5930"}','accepted','','{"id":"00000000-0000-7000-8000-000000002047","epoch":"epoch001","seq":22,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":22,"no":110,"result":{}}');
INSERT INTO "inbox" VALUES(111,'x/office','00000000-0000-7000-8000-000000002048',NULL,NULL,'mo-complete','',1795003712000,1795003713000,'afa0229b3e157f9d21575b5a660286306653a0616d539a9744575c0a3481aaa5','{"specversion":"1.0","type":"shopfloor.mo-complete.v1","id":"00000000-0000-7000-8000-000000002048","source":"office","subject":"","time":"2026-11-18T12:08:32Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200","reason":"enough"},"sum":"f6e118c22bfb5158"}','accepted','','{"id":"00000000-0000-7000-8000-000000002048","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["completed-short"],"have_through":null,"no":111,"result":{"good":"2"}}');
INSERT INTO "inbox" VALUES(112,'x/office','00000000-0000-7000-8000-000000002049',NULL,NULL,'mo-reopen','',1795003713000,1795003714000,'04259f383a38544e894d340b642f8da3cfbf94ee04409bf834c287f7a163963a','{"specversion":"1.0","type":"shopfloor.mo-reopen.v1","id":"00000000-0000-7000-8000-000000002049","source":"office","subject":"","time":"2026-11-18T12:08:33Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"323b5bfd54a77222"}','accepted','','{"id":"00000000-0000-7000-8000-000000002049","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":112,"result":{}}');
INSERT INTO "inbox" VALUES(113,'x/office','00000000-0000-7000-8000-000000002050',NULL,NULL,'mo-complete','',1795003714000,1795003715000,'5ad5915c2b956fc9255659df67ddbb21655f62618d5534747805d4f2b1f63b7e','{"specversion":"1.0","type":"shopfloor.mo-complete.v1","id":"00000000-0000-7000-8000-000000002050","source":"office","subject":"","time":"2026-11-18T12:08:34Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200","reason":"enough"},"sum":"2bdfb902576a0b22"}','accepted','','{"id":"00000000-0000-7000-8000-000000002050","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["completed-short"],"have_through":null,"no":113,"result":{"good":"2"}}');
INSERT INTO "inbox" VALUES(114,'x/office','00000000-0000-7000-8000-000000002051',NULL,NULL,'mo-close','',1795003715000,1795003716000,'077be41f415ef292c38735643c7a822e0c24fb0b41b80b7c67ae3dd436a31bb3','{"specversion":"1.0","type":"shopfloor.mo-close.v1","id":"00000000-0000-7000-8000-000000002051","source":"office","subject":"","time":"2026-11-18T12:08:35Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"7cf4b7eb71869568"}','accepted','','{"id":"00000000-0000-7000-8000-000000002051","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":114,"result":{"variance":"58.549628"}}');
INSERT INTO "inbox" VALUES(115,'t/T1','00000000-0000-7000-8000-000000002052','epoch001',23,'output','0031',1795003716000,1795003717000,'8b82c80a94ea36cdbfbb7e13a95053f06d2725290ffed23dc0c8c7bccc067c8f','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002052","source":"T1","subject":"","time":"2026-11-18T12:08:36Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000023","data":{"mo":"MO-2026-00200","op":"020","workstation":"PACK-01","good":"1"},"sum":"664e83270863b42f"}','parked','order-over','{"id":"00000000-0000-7000-8000-000000002052","epoch":"epoch001","seq":23,"status":"parked","code":"order-over","message":"the order is closed","help":"a supervisor can settle what is left","flags":[],"have_through":23,"no":115,"result":{}}');
INSERT INTO "inbox" VALUES(116,'x/office','00000000-0000-7000-8000-000000002053',NULL,NULL,'exception-resolve','',1795003717000,1795003718000,'f4a7a3b212589d6d74cf9466a5ff9c9b4c19846e765336bc79beb450074b226e','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"00000000-0000-7000-8000-000000002053","source":"office","subject":"","time":"2026-11-18T12:08:37Z","authid":"","boot":"","mono":0,"data":{"exception":"EX-115-1","how":"charge","reason":"found"},"sum":"bcd4d771d75988d4"}','accepted','','{"id":"00000000-0000-7000-8000-000000002053","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":116,"result":{"charged":"output"}}');
INSERT INTO "inbox" VALUES(117,'t/T1','00000000-0000-7000-8000-000000002054','epoch001',24,'op-start','0031',1795003718000,1795003719000,'07b316596b37da6e1f89918cae6c093fb072ecf189bfcd14cfc8cbfc519af77c','{"specversion":"1.0","type":"shopfloor.op-start.v1","id":"00000000-0000-7000-8000-000000002054","source":"T1","subject":"","time":"2026-11-18T12:08:38Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000024","data":{"mo":"MO-2026-00184","op":"010","workstation":"CUT-01"},"sum":"730439508309944b"}','accepted','','{"id":"00000000-0000-7000-8000-000000002054","epoch":"epoch001","seq":24,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":24,"no":117,"result":{"session":117}}');
INSERT INTO "inbox" VALUES(118,'t/T1','00000000-0000-7000-8000-000000002055','epoch001',25,'call','0031',1795003719000,1795003720000,'2a015214a63745a4b5a6ceca4c416162f18a94ef228f46220f7cca0c9cbf52dd','{"specversion":"1.0","type":"shopfloor.call.v1","id":"00000000-0000-7000-8000-000000002055","source":"T1","subject":"","time":"2026-11-18T12:08:39Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000025","data":{"workstation":"CUT-01","kind":"material"},"sum":"34b1eec07cf84947"}','accepted','','{"id":"00000000-0000-7000-8000-000000002055","epoch":"epoch001","seq":25,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":25,"no":118,"result":{"call":"CALL-118"}}');
INSERT INTO "inbox" VALUES(119,'x/office','00000000-0000-7000-8000-000000002056',NULL,NULL,'message','',1795003720000,1795003721000,'afb2615d9161e67da4bc5ccd39198b86e42d08d72933ee301cacd1d0266796e5','{"specversion":"1.0","type":"shopfloor.message.v1","id":"00000000-0000-7000-8000-000000002056","source":"office","subject":"","time":"2026-11-18T12:08:40Z","authid":"","boot":"","mono":0,"data":{"to":"CUT-01","text":"tidy up"},"sum":"0da46d03f86a100b"}','accepted','','{"id":"00000000-0000-7000-8000-000000002056","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":119,"result":{"message":"MSG-119"}}');
INSERT INTO "inbox" VALUES(120,'hub','escalate-CALL-118-2',NULL,NULL,'hub-call-escalate','',1795007321000,1795007321000,'escalate-CALL-118-2','{"call":"CALL-118","level":2}','accepted','','{}');
INSERT INTO "inbox" VALUES(121,'hub','forgotten-117-1795003718000',NULL,NULL,'hub-session-close','',1795050521000,1795050521000,'forgotten-117-1795003718000','{"session":117,"mo":"MO-2026-00184","op":"010","ended":1795003718000}','accepted','','{}');
INSERT INTO "inbox" VALUES(122,'hub','expire-MSG-119',NULL,NULL,'hub-message-expire','',1795158521000,1795158521000,'expire-MSG-119','{"message":"MSG-119"}','accepted','','{}');
INSERT INTO "inbox" VALUES(123,'hub','epoch-t-T1-epoch002',NULL,NULL,'hub-epoch-open','',1795158521000,1795158521000,'epoch-t-T1-epoch002','{"epochs":[{"source":"t/T1","epoch":"epoch002","have_through":0,"last_seen":0,"is_open":true,"opened":1795158521000},{"source":"t/T1","epoch":"epoch001","have_through":25,"last_seen":28,"is_open":false,"opened":1795000060000}],"exception":"EX-E-epoch002","kind":"bookings-missing","subject":"t/T1","text":"t/T1: bookings 26–28 of epoch epoch001 never arrived; ask the people who worked there"}','accepted','','{}');
INSERT INTO "inbox" VALUES(124,'t/T1','00000000-0000-7000-8000-000000002057','epoch001',26,'sign-on','0031',1795158521000,1795158522000,'392c52ea4667018a1ad55949e0daf1509d48c3dd3060fd1b14b92f3d35b7c5bf','{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"00000000-0000-7000-8000-000000002057","source":"T1","subject":"","time":"2026-11-20T07:08:41Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000026","data":{"workstation":"CUT-01"},"sum":"fe378695f8605214"}','accepted','','{"id":"00000000-0000-7000-8000-000000002057","epoch":"epoch001","seq":26,"status":"accepted","code":null,"message":null,"help":null,"flags":["late-epoch"],"have_through":26,"no":124,"result":{"name":"Operator"}}');
INSERT INTO "inbox" VALUES(125,'hub','seen-t-T1-epoch002-40',NULL,NULL,'hub-epoch-seen','',1795158522000,1795158522000,'seen-t-T1-epoch002-40','{"epochs":[{"source":"t/T1","epoch":"epoch002","have_through":0,"last_seen":40,"is_open":true,"opened":1795158521000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(126,'hub','skip-t-T1-epoch002-31',NULL,NULL,'hub-epoch-skip','',1795158522000,1795158522000,'skip-t-T1-epoch002-31','{"epochs":[{"source":"t/T1","epoch":"epoch002","have_through":30,"last_seen":40,"is_open":true,"opened":1795158521000}],"exception":"EX-S-epoch002-31","kind":"bookings-missing","subject":"t/T1","text":"t/T1: bookings 1–30 of epoch epoch002 never arrived; ask the people who worked there"}','accepted','','{}');
INSERT INTO "inbox" VALUES(127,'t/T1','00000000-0000-7000-8000-000000002058','epoch002',31,'sign-off','0031',1795158522000,1795158523000,'7f4c585c7883819ac2f86e85f3908774b514d2125cfd93ffdb53ce17f386e235','{"specversion":"1.0","type":"shopfloor.sign-off.v1","id":"00000000-0000-7000-8000-000000002058","source":"T1","subject":"","time":"2026-11-20T07:08:42Z","authid":"0031","boot":"","mono":0,"epoch":"epoch002","sequence":"000000000031","data":{"workstation":"CUT-01"},"sum":"4bfec8e94fe16012"}','accepted','','{"id":"00000000-0000-7000-8000-000000002058","epoch":"epoch002","seq":31,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":31,"no":127,"result":{}}');
INSERT INTO "inbox" VALUES(128,'t/T1','00000000-0000-7000-8000-000000002059','epoch002',32,'sign-on','0031',1795158523000,1795158524000,'362d788e502b1153b72f79db30101c93ca4a0e47e8d75380981770c3cf4951d6','{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"00000000-0000-7000-8000-000000002059","source":"T1","subject":"","time":"2026-11-20T07:08:43Z","authid":"0031","boot":"","mono":0,"epoch":"epoch002","sequence":"000000000032","data":{"workstation":"CUT-01"},"sum":"7ae2ead76a7050bd"}','accepted','','{"id":"00000000-0000-7000-8000-000000002059","epoch":"epoch002","seq":32,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":32,"no":128,"result":{"name":"Operator"}}');
INSERT INTO "inbox" VALUES(129,'hub','alarm-0407eeccb04e0c0ca263b832',NULL,NULL,'hub-alarm','',1795158525000,1795158525000,'alarm-0407eeccb04e0c0ca263b832','{"exception":"EX-C-0407eeccb04e0c0c","kind":"id-conflict","subject":"t/T1","text":"t/T1: the same id came with other content (sign-on 00000000-0000-7000-8000-000000002059)","envelope":{"specversion":"1.0","type":"shopfloor.sign-on.v1","id":"00000000-0000-7000-8000-000000002059","source":"T1","subject":"","time":"2026-11-20T07:08:44Z","authid":"0031","boot":"","mono":0,"epoch":"epoch002","sequence":"000000000032","data":{"workstation":"PACK-01"},"sum":"ac5c74b8b473c491"}}','accepted','','{}');
INSERT INTO "inbox" VALUES(130,'x/office','00000000-0000-7000-8000-000000002061',NULL,NULL,'exception-resolve','',1795158525000,1795158526000,'521996972c1ff2ac7caad3a0a2ce6d898c9a6c91e7233a1bb98f3113ae56f2d1','{"specversion":"1.0","type":"shopfloor.exception-resolve.v1","id":"00000000-0000-7000-8000-000000002061","source":"office","subject":"","time":"2026-11-20T07:08:45Z","authid":"","boot":"","mono":0,"data":{"exception":"EX-C-0407eeccb04e0c0c","how":"dismiss","reason":"known"},"sum":"1404c67293b84933"}','accepted','','{"id":"00000000-0000-7000-8000-000000002061","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":130,"result":{}}');
INSERT INTO "inbox" VALUES(131,'t/T1','00000000-0000-7000-8000-000000002062','epoch002',33,'output','0031',1795158527000,1795158528000,'200af2beab57f65e7080400275763c9e9b3f86bcdb0779d1b452fa0822a5261d','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000002062","source":"T1","subject":"","time":"2026-11-20T07:08:47Z","authid":"0031","boot":"","mono":0,"epoch":"epoch002","sequence":"000000000033","data":{"good":5},"sum":"646d2afe553de027"}','quarantined','nonsense','{"id":"00000000-0000-7000-8000-000000002062","epoch":"epoch002","seq":33,"status":"quarantined","code":"nonsense","message":"the command makes no sense: mo: Field required","help":"correct the sender","flags":[],"have_through":33,"no":131,"result":{}}');
INSERT INTO "inbox" VALUES(132,'t/T1','00000000-0000-7000-8000-000000002063','epoch002',34,'make-coffee','0031',1795158528000,1795158529000,'9f628c0ea7a598f595859ae42ce3e42f9ecb40a57cb8141893cd714e5ac2d012','{"specversion":"1.0","type":"shopfloor.make-coffee.v1","id":"00000000-0000-7000-8000-000000002063","source":"T1","subject":"","time":"2026-11-20T07:08:48Z","authid":"0031","boot":"","mono":0,"epoch":"epoch002","sequence":"000000000034","data":{},"sum":"4064ff7721178055"}','quarantined','verb-unknown','{"id":"00000000-0000-7000-8000-000000002063","epoch":"epoch002","seq":34,"status":"quarantined","code":"verb-unknown","message":"shopfloor.make-coffee.v1 is not a command of this version","help":"update the hub","flags":[],"have_through":34,"no":132,"result":{}}');
INSERT INTO "inbox" VALUES(133,'x/board','00000000-0000-7000-8000-000000002064',NULL,NULL,'mo-hold','0035',1795154930000,1795158529000,'e626b3c94d1b21daa7bee2ce3d66464a6e94d906630830032d2c2ac29a9e599c','{"specversion":"1.0","type":"shopfloor.mo-hold.v1","id":"00000000-0000-7000-8000-000000002064","source":"board","subject":"","time":"2026-11-20T06:08:50Z","authid":"0035","boot":"","mono":0,"data":{"mo":"MO-2026-00184","reason":"x","grant":"0035.mo-hold.1795155050000.d4e673e33cf127625eb26b605a2e240b"},"sum":"4a7bc29b73451d50"}','accepted','','{"id":"00000000-0000-7000-8000-000000002064","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":133,"result":{}}');
INSERT INTO "inbox" VALUES(134,'t/T1','00000000-0000-7000-8000-000000002065','epoch001',27,'note','0031',1795154931000,1795158529000,'3ce3fa3c64034faee80e1c0c4a485d947c57d282ccf04dc1908eb74a75957cd6','{"specversion":"1.0","type":"shopfloor.note.v1","id":"00000000-0000-7000-8000-000000002065","source":"T1","subject":"","time":"2026-11-20T06:08:51Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000027","data":{"subject":"MO-2026-00184","text":"late in the day"},"sum":"9585b035287e545f"}','accepted','','{"id":"00000000-0000-7000-8000-000000002065","epoch":"epoch001","seq":27,"status":"accepted","code":null,"message":null,"help":null,"flags":["late-epoch"],"have_through":27,"no":134,"result":{}}');
INSERT INTO "inbox" VALUES(135,'x/office','00000000-0000-7000-8000-000000002066',NULL,NULL,'mo-priority','',1795158532000,1795158533000,'38f363042e1aba68924e966d7072a98bc72bc3c9acc26c6dea4ec035694d6c86','{"specversion":"1.0","type":"shopfloor.mo-priority.v1","id":"00000000-0000-7000-8000-000000002066","source":"office","subject":"","time":"2026-11-20T07:08:52Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00184","priority":1},"sum":"ec8e66755d604f8b"}','accepted','','{"id":"00000000-0000-7000-8000-000000002066","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":135,"result":{}}');
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
INSERT INTO "item" VALUES('STOOL','Stool','pc',0,'FG',0,0,0,0,'','',1);
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
INSERT INTO "lot" VALUES('RM-003','A','','',1795003698000);
INSERT INTO "lot" VALUES('RM-003','B','','',1795003699000);
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
INSERT INTO "message" VALUES('MSG-69','0032','see me','',1795003672000,'read','',71);
INSERT INTO "message" VALUES('MSG-119','CUT-01','tidy up','',1795003721000,'expired','',122);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('grant_secret','5551dcb38d0360f93f9794c266ca09c45499feebe3e979002f0d614d8f3ef6f7');
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
INSERT INTO "mo" VALUES('MO-2026-00184','CH-100','',100000000,100000000,'in progress','x','Supervisor',1795158529000,'ready',1,0,0,0,'','','','{}','CH-100','CH-100',0,30910000000,0,0,135,'{"T1":["epoch001",24]}');
INSERT INTO "mo" VALUES('MO-2026-00200','STOOL','',10000000,10000000,'closed','','',0,'ready',3,0,0,0,'','','','{}','STOOL','STOOL',0,225000000,2000000,45000000,114,'{"T1":["epoch001",22]}');
INSERT INTO "mo" VALUES('MO-2026-00201','STOOL','',5000000,5000000,'cancelled','','',0,'ready',3,0,0,0,'','','','{}','STOOL','STOOL',0,0,0,0,105,'{}');
INSERT INTO "mo" VALUES('MO-2026-00310','STOOL','',10000000,10000000,'cancelled','','',0,'ready',3,0,0,0,'','','','{}','STOOL','STOOL',0,237489540,0,0,109,'{"T1":["epoch001",21]}');
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
	supply VARCHAR NOT NULL, returned BIGINT DEFAULT '0' NOT NULL, by_hand TEXT DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_mo_material PRIMARY KEY (mo, line)
);
INSERT INTO "mo_material" VALUES('MO-2026-00184',1,'010','RM-001',80000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',2,'020','RM-006',1000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',3,'030','RM-007',300000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',4,'040','RM-002',2500000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',5,'040','RM-003',1400000,'unit',1000000,'lot',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',6,'040','RM-004',5000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00184',7,'040','RM-005',1000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00200',1,'010','RM-006',1000000,'unit',1000000,'backflush',0,'[]',0,0,11000000,'L-CUT',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00200',2,'020','RM-004',2000000,'unit',1000000,'backflush',0,'[]',0,0,4000000,'L-PACK',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00310',1,'010','RM-006',1000000,'unit',1000000,'backflush',0,'[]',2000000,0,2000000,'',0,'{"RAW":2000000}');
INSERT INTO "mo_material" VALUES('MO-2026-00310',2,'020','RM-004',2000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
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
INSERT INTO "mo_op" VALUES('MO-2026-00184','010','','CUT',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{"T1":["epoch001",24]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','020','','ASM',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','030','','LAC',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','040','','UPH',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','050','','QC',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','060','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,135,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00200','010','','CUT',0,0,1000000,0,0,'','',1,9000000,1000000,1000000,0,114,'{"T1":["epoch001",22]}','["0031"]');
INSERT INTO "mo_op" VALUES('MO-2026-00200','020','','PACK',0,0,1000000,0,0,'','',1,2000000,0,0,0,114,'{"T1":["epoch001",22]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00310','010','','CUT',0,0,1000000,0,0,'','',0,0,0,0,0,109,'{"T1":["epoch001",21]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00310','020','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,109,'{}','[]');
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
INSERT INTO "movement" VALUES(56,'transfer',1795000056000,NULL,'5d7357228ea53a3beec7a40d0a6cc9f1cdaa45ba3e476af927f7c9075a1d597b');
INSERT INTO "movement" VALUES(57,'transfer',1795000057000,NULL,'2c19dc507b6e5d2ead2fff114f1fdca1d6bef134c98a010d22160b14cb836382');
INSERT INTO "movement" VALUES(58,'transfer',1795000058000,NULL,'1a5ea987c1d41756fe4526e81b2bd4bc6141d75aacce7bcbacea1baa62b034a5');
INSERT INTO "movement" VALUES(74,'output',1795003677000,NULL,'c56250bd6a77e1577ff8aa317b09d11ebd3b2a8267ec16956372696d2dace2ce');
INSERT INTO "movement" VALUES(76,'output',1795003679000,NULL,'4ed21cf253deda70b06ccc36bf57348d907e0316bf17bab9c60948f7b053c1fb');
INSERT INTO "movement" VALUES(77,'reverse',1795003680000,76,'6a282d3c09c605298ba319eb174d0412671f94f0f3d7cbc768420d559f7fa0dd');
INSERT INTO "movement" VALUES(78,'output',1795003681000,NULL,'63742ab95fc4936361826d3878f9a29c14d728a2af0ec79bc717c5ea02238a00');
INSERT INTO "movement" VALUES(80,'exception-resolve',1795003683000,NULL,'d8a9fdea6896d425825cb3093a4e383b0832cc29d31c2510dd74a644c06ec03c');
INSERT INTO "movement" VALUES(84,'output',1795003687000,NULL,'662197c0c47198741294caf24f5b19ebe4768035379da423861bbd34a3442246');
INSERT INTO "movement" VALUES(86,'output',1795003689000,NULL,'10933f50730db1fd32ef0b3ff87aa19d42333b4d3affc48d0e67503ab3c9b1eb');
INSERT INTO "movement" VALUES(88,'receive',1795003691000,NULL,'9d3bee898eb4b3c53324c58f15a9682f6e4427048a487d34301ea6db282e4884');
INSERT INTO "movement" VALUES(89,'receive',1795003692000,NULL,'7a3d210ec48e36b17cc6febca5d02b97eeb87e34c23b271636f42b50d7c49f39');
INSERT INTO "movement" VALUES(90,'price-correct',1795003693000,NULL,'ed017db516f01f16ca124877fe57aa915a9374e2318010c7c04d1805c5f6b0ed');
INSERT INTO "movement" VALUES(91,'adjust',1795003694000,NULL,'00b5baf0a869e6bb3af0fa372e811e420b4cc040cbadaba04cf72c50ccc1f764');
INSERT INTO "movement" VALUES(92,'receive',1795003695000,NULL,'830444329119aa4d20390de78f1cb1453ecba82f24aa3b59c76e710aed857be8');
INSERT INTO "movement" VALUES(93,'count',1795003696000,NULL,'b4b56115e91d58747ec514334544aa8caf48790dc3507a913f88d89739b16746');
INSERT INTO "movement" VALUES(94,'transfer',1795003697000,NULL,'3ae4650cea25fc62e524a0b65ab76d7ccfda2ed17242d72f5122bf9098ffbae7');
INSERT INTO "movement" VALUES(95,'exception-resolve',1795003698000,NULL,'a95bcf0442d1d825cfccbca95b64d3abb7b2966300e3af0feab465090bb9f5b2');
INSERT INTO "movement" VALUES(97,'receive',1795003699000,NULL,'f27a73e5585cac34d9d9d85cb9be658bbb1ea16c69c40cf10ca5de0172ede05a');
INSERT INTO "movement" VALUES(98,'receive',1795003700000,NULL,'0b466d9d8ec0adadefa211c1f0fcd20928ac384c04e39adce6dad1545a18abe1');
INSERT INTO "movement" VALUES(99,'adjust',1795003701000,NULL,'acb2d9c52df6be44f42991dd0957eeb0b0b4d912dae9c05ba427c3d4c7641ecb');
INSERT INTO "movement" VALUES(100,'adjust',1795003702000,NULL,'17f83141820a2fdbef17b3189432e08cb0306fcefd80fb9cb4d67aa249bcc4ed');
INSERT INTO "movement" VALUES(101,'receive',1795003703000,NULL,'7f2b534618bb39dcd545db0ee390b6fe3e7be3a6066adc988b74ec6469815195');
INSERT INTO "movement" VALUES(102,'adjust',1795003704000,NULL,'f399a1f165eafda36e9b1d2c75571e53651d255e1d2d2c4f406d5f403f222c2f');
INSERT INTO "movement" VALUES(108,'consume',1795003710000,NULL,'ae44f05b1310814edd7f2a7069e5dc000bec8c949b176570a1e085bd29364943');
INSERT INTO "movement" VALUES(109,'mo-cancel',1795003711000,NULL,'1415644b34d826b9956cb7d9603b4116a060389a3e79179ac3e296cd609c10b4');
INSERT INTO "movement" VALUES(114,'mo-close',1795003716000,NULL,'ec3d7c635a38ae396a5803bcef95ed7f2e0a7ffde0dc0111236242d197c33685');
INSERT INTO "movement" VALUES(116,'exception-resolve',1795003718000,NULL,'2ce3d87fadc26ae7d2b9520fd6cc02dde7ac90280dfd2652d1872a5200e1ec4d');
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
INSERT INTO "movement_line" VALUES(56,1,'RM-006','','RAW','L-CUT','',100000000,0);
INSERT INTO "movement_line" VALUES(57,1,'RM-004','','RAW','L-PACK','',200000000,0);
INSERT INTO "movement_line" VALUES(58,1,'RM-001','','RAW','L-CUT','',10000000,0);
INSERT INTO "movement_line" VALUES(74,1,'RM-006','','L-CUT','WIP','MO-2026-00200',7000000,45500000);
INSERT INTO "movement_line" VALUES(76,1,'RM-004','','L-PACK','WIP','MO-2026-00200',6000000,48000000);
INSERT INTO "movement_line" VALUES(76,2,'STOOL','','WIP','FG','MO-2026-00200',3000000,67500000);
INSERT INTO "movement_line" VALUES(77,1,'RM-004','','WIP','L-PACK','MO-2026-00200',6000000,48000000);
INSERT INTO "movement_line" VALUES(77,2,'STOOL','','FG','WIP','MO-2026-00200',3000000,67500000);
INSERT INTO "movement_line" VALUES(78,1,'RM-004','','L-PACK','WIP','MO-2026-00200',4000000,32000000);
INSERT INTO "movement_line" VALUES(78,2,'STOOL','','WIP','FG','MO-2026-00200',2000000,45000000);
INSERT INTO "movement_line" VALUES(80,1,'RM-006','','SUPPLIER','RAW','',10000000,70000000);
INSERT INTO "movement_line" VALUES(84,1,'RM-006','','L-CUT','WIP','MO-2026-00200',1000000,6512407);
INSERT INTO "movement_line" VALUES(86,1,'RM-006','','L-CUT','WIP','MO-2026-00200',3000000,19537221);
INSERT INTO "movement_line" VALUES(88,1,'RM-004','','SUPPLIER','RAW','',30000000,90000000);
INSERT INTO "movement_line" VALUES(89,1,'RM-004','','SUPPLIER','RAW','',30000000,219999990);
INSERT INTO "movement_line" VALUES(90,1,'RM-004','','SUPPLIER','RAW','',0,50000010);
INSERT INTO "movement_line" VALUES(91,1,'RM-006','','L-CUT','ADJUST','',500000000,3256203474);
INSERT INTO "movement_line" VALUES(92,1,'RM-006','','SUPPLIER','L-CUT','',600000000,4800000000);
INSERT INTO "movement_line" VALUES(92,2,'RM-006','','L-CUT','PRICE_VARIANCE','',0,150246898);
INSERT INTO "movement_line" VALUES(93,1,'RM-006','','RAW','ADJUST','',10000000,80000000);
INSERT INTO "movement_line" VALUES(94,1,'RM-006','','RAW','L-CUT','',5000000,0);
INSERT INTO "movement_line" VALUES(95,1,'RM-006','','ADJUST','RAW','',5000000,40000000);
INSERT INTO "movement_line" VALUES(97,1,'RM-003','A','SUPPLIER','RAW','',5000000,150000000);
INSERT INTO "movement_line" VALUES(98,1,'RM-003','B','SUPPLIER','RAW','',5000000,150000000);
INSERT INTO "movement_line" VALUES(99,1,'RM-003','A','RAW','ADJUST','',5000000,174166667);
INSERT INTO "movement_line" VALUES(100,1,'RM-003','B','ADJUST','RAW','',1000000,34833333);
INSERT INTO "movement_line" VALUES(101,1,'RM-003','A','SUPPLIER','RAW','',2000000,62000000);
INSERT INTO "movement_line" VALUES(102,1,'RM-003','A','ADJUST','RAW','',1000000,34807606);
INSERT INTO "movement_line" VALUES(108,1,'RM-006','','RAW','WIP','MO-2026-00310',2000000,16000000);
INSERT INTO "movement_line" VALUES(109,1,'RM-006','','WIP','CONSUMED','MO-2026-00310',2000000,16000000);
INSERT INTO "movement_line" VALUES(109,2,'STOOL','','PRODUCTION','WIP','MO-2026-00310',0,16000000);
INSERT INTO "movement_line" VALUES(109,3,'STOOL','','WIP','MANUFACTURING_VARIANCE','MO-2026-00310',0,16000000);
INSERT INTO "movement_line" VALUES(114,1,'RM-004','','WIP','CONSUMED','MO-2026-00200',4000000,32000000);
INSERT INTO "movement_line" VALUES(114,2,'RM-006','','WIP','CONSUMED','MO-2026-00200',11000000,71549628);
INSERT INTO "movement_line" VALUES(114,3,'STOOL','','PRODUCTION','WIP','MO-2026-00200',2000000,103549628);
INSERT INTO "movement_line" VALUES(114,4,'STOOL','','WIP','MANUFACTURING_VARIANCE','MO-2026-00200',0,58549628);
INSERT INTO "movement_line" VALUES(116,1,'RM-004','','L-PACK','ADJUST','MO-2026-00200',2000000,15748954);
INSERT INTO "movement_line" VALUES(116,2,'STOOL','','ADJUST','FG','MO-2026-00200',1000000,22500000);
CREATE TABLE note (
	no BIGINT NOT NULL, 
	subject VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	badge VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (no)
);
INSERT INTO "note" VALUES(134,'MO-2026-00184','late in the day','0031',1795154931000);
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
INSERT INTO "operator" VALUES('0031','Operator','["operator"]','[]',1,1);
INSERT INTO "operator" VALUES('0032','Setter','["setter"]','[]',1,1);
INSERT INTO "operator" VALUES('0033','Storekeeper','["storekeeper"]','[]',1,1);
INSERT INTO "operator" VALUES('0034','Quality','["quality"]','[]',1,1);
INSERT INTO "operator" VALUES('0035','Supervisor','["supervisor"]','[]',1,1);
INSERT INTO "operator" VALUES('0036','Planner','["planner"]','[]',1,1);
INSERT INTO "operator" VALUES('0037','Accountant','["accountant"]','[]',1,1);
INSERT INTO "operator" VALUES('0038','Admin','["admin"]','[]',1,1);
INSERT INTO "operator" VALUES('0039','Gone','["operator"]','[]',0,1);
CREATE TABLE pin (
	badge VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	locked_until BIGINT NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (badge)
);
INSERT INTO "pin" VALUES('0035','$argon2id$v=19$m=19456,t=2,p=1$zK6SzisDhaM9/NX6PDdzZA$QoaauoCL8rx14580PLWBYW1Tx2R81SyY723Bs7x8bSo',0,0);
INSERT INTO "pin" VALUES('0031','$argon2id$v=19$m=19456,t=2,p=1$ro+pbuSJZ0npm8Vb/ccvyw$yRF0SLazO4wlliBAj5Dl94jcFvm1wxF9/P12al6QvRs',0,0);
CREATE TABLE pool (
	item VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	last_v BIGINT NOT NULL, 
	last_q BIGINT NOT NULL, 
	CONSTRAINT pk_pool PRIMARY KEY (item)
);
INSERT INTO "pool" VALUES('RM-001',20000000,9000000000,9000000000,20000000);
INSERT INTO "pool" VALUES('RM-006',492000000,3936000000,3936000000,492000000);
INSERT INTO "pool" VALUES('RM-007',70000000,2940000000,2940000000,70000000);
INSERT INTO "pool" VALUES('RM-002',520000000,14560000000,14560000000,520000000);
INSERT INTO "pool" VALUES('RM-003',299000000,10407474272,10407474272,299000000);
INSERT INTO "pool" VALUES('RM-004',954000000,7512251046,7512251046,954000000);
INSERT INTO "pool" VALUES('RM-005',110000000,10450000000,10450000000,110000000);
INSERT INTO "pool" VALUES('STOOL',3000000,67500000,67500000,3000000);
CREATE TABLE presence (
	workstation VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_presence PRIMARY KEY (workstation, badge)
);
INSERT INTO "presence" VALUES('CUT-01','0031',1795158523000);
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
INSERT INTO "reason" VALUES('JAM','stop','jam',1);
INSERT INTO "reason" VALUES('OUT','stop','out',1);
CREATE TABLE receipt_price (
	no BIGINT NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_receipt_price PRIMARY KEY (no)
);
INSERT INTO "receipt_price" VALUES(89,270000000);
CREATE TABLE reversal (
	no BIGINT NOT NULL, 
	target BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_reversal PRIMARY KEY (no), 
	CONSTRAINT uq_reversal_target UNIQUE (target)
);
INSERT INTO "reversal" VALUES(77,76,'never packed');
CREATE TABLE routing (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	steps TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	CONSTRAINT pk_routing PRIMARY KEY (id)
);
INSERT INTO "routing" VALUES('CH-100','CH-100','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "020", "name": "", "group": "ASM", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "030", "name": "", "group": "LAC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "040", "name": "", "group": "UPH", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "050", "name": "", "group": "QC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "060", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1);
INSERT INTO "routing" VALUES('STOOL','STOOL','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "020", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1);
CREATE TABLE scrap (
	no BIGINT NOT NULL, 
	line INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_scrap PRIMARY KEY (no, line)
);
INSERT INTO "scrap" VALUES(74,1,'DIM',1000000);
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
INSERT INTO "session" VALUES(72,'0031','MO-2026-00200','010','CUT-01','run','closed',1795003674000,1795003711000,'',0,'',37000,1795003711000,1795003711000,12000000,110,0);
INSERT INTO "session" VALUES(73,'0031','MO-2026-00200','020','PACK-01','run','closed',1795003675000,1795003689000,'',0,'',14000,1795003689000,1795003689000,2000000,87,0);
INSERT INTO "session" VALUES(117,'0031','MO-2026-00184','010','CUT-01','run','closed',1795003718000,1795003718000,'',0,'',0,1795003718000,1795003718000,0,121,1);
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
INSERT INTO "session_slice" VALUES(87,73,'run','',1795003675000,1795003689000,14000,0);
INSERT INTO "session_slice" VALUES(110,72,'run','',1795003674000,1795003711000,37000,0);
INSERT INTO "session_slice" VALUES(121,117,'run','',1795003718000,1795003718000,0,1);
CREATE TABLE shelf_count (
	no BIGINT NOT NULL, 
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	counted_at BIGINT NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_shelf_count PRIMARY KEY (no)
);
INSERT INTO "shelf_count" VALUES(93,'RM-006','','RAW',1795003635000,290000000);
CREATE TABLE stock_count (
	item VARCHAR NOT NULL, 
	lot VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	counted_at BIGINT NOT NULL, 
	no BIGINT NOT NULL, 
	q BIGINT NOT NULL, 
	CONSTRAINT pk_stock_count PRIMARY KEY (item, lot, location)
);
INSERT INTO "stock_count" VALUES('RM-006','','RAW',1795003635000,93,290000000);
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
	applied TEXT NOT NULL, crew VARCHAR DEFAULT 'many' NOT NULL, kind VARCHAR DEFAULT 'production' NOT NULL, stop_reason VARCHAR DEFAULT '' NOT NULL, stop_since BIGINT DEFAULT '0' NOT NULL, idle_since BIGINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_workstation PRIMARY KEY (id)
);
INSERT INTO "workstation" VALUES('CUT-01','','CUT','L-CUT','one','2026-11-18',9000000,1000000,1,128,'{"T1":["epoch002",32]}','many','production','',0,1795003718000);
INSERT INTO "workstation" VALUES('ASM-01','','ASM','L-ASM','one','',0,0,1,18,'{}','many','production','',0,0);
INSERT INTO "workstation" VALUES('LAC-01','','LAC','L-LAC','one','',0,0,1,19,'{}','many','production','',0,0);
INSERT INTO "workstation" VALUES('UPH-01','','UPH','L-UPH','one','',0,0,1,20,'{}','many','production','',0,0);
INSERT INTO "workstation" VALUES('QC-01','','QC','','one','',0,0,1,21,'{}','many','production','',0,0);
INSERT INTO "workstation" VALUES('PACK-01','','PACK','L-PACK','one','2026-11-18',2000000,0,1,87,'{"T1":["epoch001",11]}','many','production','',0,1795003689000);
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
