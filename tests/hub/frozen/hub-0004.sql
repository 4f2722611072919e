BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "balance" VALUES('RM-001','','RAW','',10000000,0,59,'{}');
INSERT INTO "balance" VALUES('RM-006','','SUPPLIER','',-400000000,-2600000000,35,'{}');
INSERT INTO "balance" VALUES('RM-006','','RAW','',300000000,0,84,'{"T1":["epoch001",2]}');
INSERT INTO "balance" VALUES('RM-007','','SUPPLIER','',-70000000,-2940000000,36,'{}');
INSERT INTO "balance" VALUES('RM-007','','RAW','',70000000,0,36,'{}');
INSERT INTO "balance" VALUES('RM-002','','SUPPLIER','',-520000000,-14560000000,37,'{}');
INSERT INTO "balance" VALUES('RM-002','','RAW','',520000000,0,37,'{}');
INSERT INTO "balance" VALUES('RM-003','','SUPPLIER','',-290000000,-10150000000,38,'{}');
INSERT INTO "balance" VALUES('RM-003','2604-00012','RAW','',290000000,0,38,'{}');
INSERT INTO "balance" VALUES('RM-004','','SUPPLIER','',-900000000,-7200000000,39,'{}');
INSERT INTO "balance" VALUES('RM-004','','RAW','',700000000,0,58,'{}');
INSERT INTO "balance" VALUES('RM-005','','SUPPLIER','',-110000000,-10450000000,40,'{}');
INSERT INTO "balance" VALUES('RM-005','','RAW','',110000000,0,40,'{}');
INSERT INTO "balance" VALUES('RM-006','','L-CUT','',97000000,0,80,'{"T1":["epoch001",1]}');
INSERT INTO "balance" VALUES('RM-004','','L-PACK','',200000000,0,58,'{}');
INSERT INTO "balance" VALUES('RM-001','','L-CUT','',10000000,0,59,'{}');
INSERT INTO "balance" VALUES('SLAT','','SUPPLIER','',-500000000,-388888500,67,'{}');
INSERT INTO "balance" VALUES('SLAT','','RAW','',496469001,0,86,'{"T3":["epoch001",1]}');
INSERT INTO "balance" VALUES('DOWEL','','SUPPLIER','',-500000000,-388888500,69,'{}');
INSERT INTO "balance" VALUES('DOWEL','','RAW','',499000000,0,86,'{"T3":["epoch001",1]}');
INSERT INTO "balance" VALUES('NAIL','','SUPPLIER','',-500000000,-388888500,71,'{}');
INSERT INTO "balance" VALUES('NAIL','','RAW','',497000000,0,97,'{"T3":["epoch001",1],"T1":["epoch001",6]}');
INSERT INTO "balance" VALUES('GLUE','','SUPPLIER','',-500000000,-388888500,73,'{}');
INSERT INTO "balance" VALUES('GLUE','','RAW','',499000000,0,89,'{"T2":["epoch001",4]}');
INSERT INTO "balance" VALUES('RM-006','','WIP','MO-2026-00200',6000000,39000000,84,'{}');
INSERT INTO "balance" VALUES('RM-006','','L-ASM','',-3000000,0,84,'{"T2":["epoch001",2],"T1":["epoch001",2]}');
INSERT INTO "balance" VALUES('SLAT','','L-CUT','',-9061998,0,93,'{"T1":["epoch001",5],"T3":["epoch001",1]}');
INSERT INTO "balance" VALUES('SLAT','','WIP','MO-2026-00500',18634329,14493352,90,'{}');
INSERT INTO "balance" VALUES('NAIL','','L-CUT','',-6000000,0,97,'{"T1":["epoch001",6]}');
INSERT INTO "balance" VALUES('NAIL','','WIP','MO-2026-00500',12000000,9333324,88,'{}');
INSERT INTO "balance" VALUES('GLUE','','L-CUT','',-300000,0,96,'{"T1":["epoch001",5],"T2":["epoch001",6]}');
INSERT INTO "balance" VALUES('GLUE','','WIP','MO-2026-00500',1000000,777777,89,'{}');
INSERT INTO "balance" VALUES('TABLE','','WIP','MO-2026-00500',-12000000,-21283087,88,'{}');
INSERT INTO "balance" VALUES('TABLE','','FG','',14000000,0,96,'{"T1":["epoch001",5],"T3":["epoch001",1],"T2":["epoch001",6]}');
INSERT INTO "balance" VALUES('DOWEL','','WIP','MO-2026-00500',1000000,777777,86,'{}');
INSERT INTO "balance" VALUES('SLAT','','L-ASM','',-9061998,0,96,'{"T2":["epoch001",6]}');
INSERT INTO "balance" VALUES('NAIL','','L-ASM','',-6000000,0,97,'{"T2":["epoch001",6],"T1":["epoch001",6]}');
INSERT INTO "balance" VALUES('GLUE','','L-ASM','',0,0,96,'{"T2":["epoch001",6]}');
INSERT INTO "balance" VALUES('SLAT','','WIP','MO-2026-00501',3020666,2349404,96,'{}');
INSERT INTO "balance" VALUES('NAIL','','WIP','MO-2026-00501',3000000,2333331,97,'{}');
INSERT INTO "balance" VALUES('GLUE','','WIP','MO-2026-00501',300000,233333,93,'{}');
INSERT INTO "balance" VALUES('TABLE','','WIP','MO-2026-00501',-2000000,-3539403,96,'{}');
CREATE TABLE bom (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	lines TEXT NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_bom PRIMARY KEY (id)
);
INSERT INTO "bom" VALUES('CH-100','CH-100','[{"grant": "", "item": "RM-001", "q": "0.08", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-007", "q": "0.3", "basis": "unit", "per": "1", "step": "030", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-002", "q": "2.5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-003", "q": "1.4", "basis": "unit", "per": "1", "step": "040", "mode": "lot", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-004", "q": "5", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-005", "q": "1", "basis": "unit", "per": "1", "step": "040", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1,1);
INSERT INTO "bom" VALUES('STOOL','STOOL','[{"grant": "", "item": "RM-006", "q": "1", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "RM-004", "q": "2", "basis": "unit", "per": "1", "step": "020", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1,1);
INSERT INTO "bom" VALUES('TABLE','TABLE','[{"grant": "", "item": "SLAT", "q": "1.1", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "7", "alternates": ["DOWEL"]}, {"grant": "", "item": "NAIL", "q": "3", "basis": "batch", "per": "4", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "GLUE", "q": "0.3", "basis": "order", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}, {"grant": "", "item": "SLAT", "q": "0.333333", "basis": "unit", "per": "1", "step": "010", "mode": "backflush", "scrap_pct": "0", "alternates": []}]',1,1);
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
INSERT INTO "booking" VALUES(80,'MO-2026-00200','010','CUT-01','0031',3000000,0,0,0,1795000075000,'new','',10000000,'L-CUT');
INSERT INTO "booking" VALUES(81,'MO-2026-00200','010','CUT-02','0031',3000000,0,0,0,1795000076000,'new','',10000000,'L-ASM');
INSERT INTO "booking" VALUES(85,'MO-2026-00500','010','CUT-01','0031',4000000,0,0,0,1795000080000,'new','',90000000,'L-CUT');
INSERT INTO "booking" VALUES(86,'MO-2026-00500','010','CUT-03','0031',3000000,0,0,0,1795000081000,'new','',90000000,'');
INSERT INTO "booking" VALUES(88,'MO-2026-00500','010','CUT-02','0031',5000000,1000000,0,0,1795000083000,'new','',90000000,'L-ASM');
INSERT INTO "booking" VALUES(93,'MO-2026-00501','010','CUT-01','0031',2000000,0,0,0,1795000088000,'new','',20000000,'L-CUT');
INSERT INTO "booking" VALUES(94,'MO-2026-00501','010','CUT-02','0031',3000000,0,0,0,1795000089000,'new','',20000000,'L-ASM');
INSERT INTO "booking" VALUES(96,'MO-2026-00501','010','CUT-02','0031',-3000000,0,0,0,1795000091000,'new','x/office',-1,'L-ASM');
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
INSERT INTO "epoch" VALUES('t/T1','epoch001',6,6,1,1795000060000);
INSERT INTO "epoch" VALUES('t/T2','epoch001',6,6,1,1795000075000);
INSERT INTO "epoch" VALUES('t/T3','epoch001',1,1,1,1795000075000);
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
INSERT INTO "event" VALUES(9,10,'ref/put-item','{"number":9,"no":10,"verb":"put-item","source":"x/office","who":"","occurred":1795000008000,"recorded":1795000009000,"data":{"id":"CH-100","description":"Chair","home":"FG","scrap_pct":"0"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(10,11,'ref/put-item','{"number":10,"no":11,"verb":"put-item","source":"x/office","who":"","occurred":1795000009000,"recorded":1795000010000,"data":{"id":"RM-001","description":"Material RM-001","unit":"m3","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(11,12,'ref/put-item','{"number":11,"no":12,"verb":"put-item","source":"x/office","who":"","occurred":1795000010000,"recorded":1795000011000,"data":{"id":"RM-006","description":"Material RM-006","unit":"set","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(12,13,'ref/put-item','{"number":12,"no":13,"verb":"put-item","source":"x/office","who":"","occurred":1795000011000,"recorded":1795000012000,"data":{"id":"RM-007","description":"Material RM-007","unit":"l","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(13,14,'ref/put-item','{"number":13,"no":14,"verb":"put-item","source":"x/office","who":"","occurred":1795000012000,"recorded":1795000013000,"data":{"id":"RM-002","description":"Material RM-002","unit":"kg","decimals":3,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(14,15,'ref/put-item','{"number":14,"no":15,"verb":"put-item","source":"x/office","who":"","occurred":1795000013000,"recorded":1795000014000,"data":{"id":"RM-003","description":"Material RM-003","unit":"m","decimals":3,"lot_tracked":true},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(15,16,'ref/put-item','{"number":15,"no":16,"verb":"put-item","source":"x/office","who":"","occurred":1795000014000,"recorded":1795000015000,"data":{"id":"RM-004","description":"Material RM-004","unit":"pc","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(16,17,'ref/put-item','{"number":16,"no":17,"verb":"put-item","source":"x/office","who":"","occurred":1795000015000,"recorded":1795000016000,"data":{"id":"RM-005","description":"Material RM-005","unit":"pc","decimals":0,"lot_tracked":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(17,18,'ref/put-workstation','{"number":17,"no":18,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000016000,"recorded":1795000017000,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(18,19,'ref/put-workstation','{"number":18,"no":19,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000017000,"recorded":1795000018000,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(19,20,'ref/put-workstation','{"number":19,"no":20,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000018000,"recorded":1795000019000,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(20,21,'ref/put-workstation','{"number":20,"no":21,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000019000,"recorded":1795000020000,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(21,22,'ref/put-workstation','{"number":21,"no":22,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000020000,"recorded":1795000021000,"data":{"id":"QC-01","group":"QC"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(22,23,'ref/put-workstation','{"number":22,"no":23,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000021000,"recorded":1795000022000,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(23,24,'ref/put-operator','{"number":23,"no":24,"verb":"put-operator","source":"x/office","who":"","occurred":1795000022000,"recorded":1795000023000,"data":{"id":"0021","name":"Omar","roles":["operator","setter","quality"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(24,25,'ref/put-operator','{"number":24,"no":25,"verb":"put-operator","source":"x/office","who":"","occurred":1795000023000,"recorded":1795000024000,"data":{"id":"0022","name":"Rahman","roles":["operator"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(25,26,'ref/put-operator','{"number":25,"no":26,"verb":"put-operator","source":"x/office","who":"","occurred":1795000024000,"recorded":1795000025000,"data":{"id":"0013","name":"Farsi","roles":["storekeeper"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(26,27,'ref/put-reason','{"number":26,"no":27,"verb":"put-reason","source":"x/office","who":"","occurred":1795000025000,"recorded":1795000026000,"data":{"id":"DIM","kind":"scrap","text":"dim"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(27,28,'ref/put-reason','{"number":27,"no":28,"verb":"put-reason","source":"x/office","who":"","occurred":1795000026000,"recorded":1795000027000,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(28,29,'ref/put-reason','{"number":28,"no":29,"verb":"put-reason","source":"x/office","who":"","occurred":1795000027000,"recorded":1795000028000,"data":{"id":"BRK","kind":"pause","text":"brk"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(29,30,'ref/put-reason','{"number":29,"no":30,"verb":"put-reason","source":"x/office","who":"","occurred":1795000028000,"recorded":1795000029000,"data":{"id":"SPO","kind":"extra","text":"spo"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(30,31,'ref/put-reason','{"number":30,"no":31,"verb":"put-reason","source":"x/office","who":"","occurred":1795000029000,"recorded":1795000030000,"data":{"id":"CNT","kind":"count","text":"cnt"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(31,32,'ref/put-bom','{"number":31,"no":32,"verb":"put-bom","source":"x/office","who":"","occurred":1795000030000,"recorded":1795000031000,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"},{"item":"RM-006","q":"1","step":"020","mode":"backflush"},{"item":"RM-007","q":"0.3","step":"030","mode":"backflush"},{"item":"RM-002","q":"2.5","step":"040","mode":"backflush"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040","mode":"backflush"},{"item":"RM-005","q":"1","step":"040","mode":"backflush"}]},"flags":[],"result":{"rev":1}}');
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
INSERT INTO "event" VALUES(42,43,'ref/put-operator','{"number":42,"no":43,"verb":"put-operator","source":"x/office","who":"","occurred":1795000041000,"recorded":1795000042000,"data":{"id":"0031","name":"Operator","roles":["operator"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(43,44,'ref/put-operator','{"number":43,"no":44,"verb":"put-operator","source":"x/office","who":"","occurred":1795000042000,"recorded":1795000043000,"data":{"id":"0032","name":"Setter","roles":["setter"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(44,45,'ref/put-operator','{"number":44,"no":45,"verb":"put-operator","source":"x/office","who":"","occurred":1795000043000,"recorded":1795000044000,"data":{"id":"0033","name":"Storekeeper","roles":["storekeeper"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(45,46,'ref/put-operator','{"number":45,"no":46,"verb":"put-operator","source":"x/office","who":"","occurred":1795000044000,"recorded":1795000045000,"data":{"id":"0034","name":"Quality","roles":["quality"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(46,47,'ref/put-operator','{"number":46,"no":47,"verb":"put-operator","source":"x/office","who":"","occurred":1795000045000,"recorded":1795000046000,"data":{"id":"0035","name":"Supervisor","roles":["supervisor"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(47,48,'ref/put-operator','{"number":47,"no":48,"verb":"put-operator","source":"x/office","who":"","occurred":1795000046000,"recorded":1795000047000,"data":{"id":"0036","name":"Planner","roles":["planner"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(48,49,'ref/put-operator','{"number":48,"no":49,"verb":"put-operator","source":"x/office","who":"","occurred":1795000047000,"recorded":1795000048000,"data":{"id":"0037","name":"Accountant","roles":["accountant"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(49,50,'ref/put-operator','{"number":49,"no":50,"verb":"put-operator","source":"x/office","who":"","occurred":1795000048000,"recorded":1795000049000,"data":{"id":"0038","name":"Admin","roles":["admin"]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(50,51,'ref/put-operator','{"number":50,"no":51,"verb":"put-operator","source":"x/office","who":"","occurred":1795000049000,"recorded":1795000050000,"data":{"id":"0039","name":"Gone","roles":["operator"],"active":false},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(51,52,'ref/put-reason','{"number":51,"no":52,"verb":"put-reason","source":"x/office","who":"","occurred":1795000050000,"recorded":1795000051000,"data":{"id":"JAM","kind":"stop","text":"jam"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(52,53,'ref/put-reason','{"number":52,"no":53,"verb":"put-reason","source":"x/office","who":"","occurred":1795000051000,"recorded":1795000052000,"data":{"id":"OUT","kind":"stop","text":"out"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(53,54,'ref/put-item','{"number":53,"no":54,"verb":"put-item","source":"x/office","who":"","occurred":1795000052000,"recorded":1795000053000,"data":{"id":"STOOL","description":"Stool","home":"FG"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(54,55,'ref/put-bom','{"number":54,"no":55,"verb":"put-bom","source":"x/office","who":"","occurred":1795000053000,"recorded":1795000054000,"data":{"id":"STOOL","item":"STOOL","lines":[{"item":"RM-006","q":"1","step":"010"},{"item":"RM-004","q":"2","step":"020"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(55,56,'ref/put-routing','{"number":55,"no":56,"verb":"put-routing","source":"x/office","who":"","occurred":1795000054000,"recorded":1795000055000,"data":{"id":"STOOL","item":"STOOL","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"PACK"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(56,57,'stock/transfer','{"number":56,"no":57,"verb":"transfer","source":"x/office","who":"","occurred":1795000055000,"recorded":1795000056000,"data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"100"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(57,58,'stock/transfer','{"number":57,"no":58,"verb":"transfer","source":"x/office","who":"","occurred":1795000056000,"recorded":1795000057000,"data":{"item":"RM-004","from":"RAW","to":"L-PACK","q":"200"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(58,59,'stock/transfer','{"number":58,"no":59,"verb":"transfer","source":"x/office","who":"","occurred":1795000057000,"recorded":1795000058000,"data":{"item":"RM-001","from":"RAW","to":"L-CUT","q":"10"},"flags":[],"result":{}}');
INSERT INTO "event" VALUES(59,60,'mo/mo-create','{"number":59,"no":60,"verb":"mo-create","source":"x/office","who":"","occurred":1795000058000,"recorded":1795000059000,"data":{"mo":"MO-2026-00200","item":"STOOL","q":"10"},"flags":[],"result":{"mo":"MO-2026-00200"}}');
INSERT INTO "event" VALUES(60,61,'mo/mo-release','{"number":60,"no":61,"verb":"mo-release","source":"x/office","who":"","occurred":1795000059000,"recorded":1795000060000,"data":{"mo":"MO-2026-00200"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(61,63,'ref/put-workstation','{"number":61,"no":63,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000060000,"recorded":1795000061000,"data":{"id":"CUT-02","group":"CUT","supply":"L-ASM"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(62,64,'ref/put-workstation','{"number":62,"no":64,"verb":"put-workstation","source":"x/office","who":"","occurred":1795000061000,"recorded":1795000062000,"data":{"id":"CUT-03","group":"CUT","supply":null},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(63,65,'ref/put-item','{"number":63,"no":65,"verb":"put-item","source":"x/office","who":"","occurred":1795000062000,"recorded":1795000063000,"data":{"id":"TABLE","home":"FG"},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(64,66,'ref/put-item','{"number":64,"no":66,"verb":"put-item","source":"x/office","who":"","occurred":1795000063000,"recorded":1795000064000,"data":{"id":"SLAT","decimals":6},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(65,67,'stock/receive','{"number":65,"no":67,"verb":"receive","source":"x/office","who":"","occurred":1795000064000,"recorded":1795000065000,"data":{"item":"SLAT","location":"RAW","q":"500","cost":"0.777777"},"flags":[],"result":{"value":"388.8885"}}');
INSERT INTO "event" VALUES(66,68,'ref/put-item','{"number":66,"no":68,"verb":"put-item","source":"x/office","who":"","occurred":1795000065000,"recorded":1795000066000,"data":{"id":"DOWEL","decimals":0},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(67,69,'stock/receive','{"number":67,"no":69,"verb":"receive","source":"x/office","who":"","occurred":1795000066000,"recorded":1795000067000,"data":{"item":"DOWEL","location":"RAW","q":"500","cost":"0.777777"},"flags":[],"result":{"value":"388.8885"}}');
INSERT INTO "event" VALUES(68,70,'ref/put-item','{"number":68,"no":70,"verb":"put-item","source":"x/office","who":"","occurred":1795000067000,"recorded":1795000068000,"data":{"id":"NAIL","decimals":0},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(69,71,'stock/receive','{"number":69,"no":71,"verb":"receive","source":"x/office","who":"","occurred":1795000068000,"recorded":1795000069000,"data":{"item":"NAIL","location":"RAW","q":"500","cost":"0.777777"},"flags":[],"result":{"value":"388.8885"}}');
INSERT INTO "event" VALUES(70,72,'ref/put-item','{"number":70,"no":72,"verb":"put-item","source":"x/office","who":"","occurred":1795000069000,"recorded":1795000070000,"data":{"id":"GLUE","decimals":6},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(71,73,'stock/receive','{"number":71,"no":73,"verb":"receive","source":"x/office","who":"","occurred":1795000070000,"recorded":1795000071000,"data":{"item":"GLUE","location":"RAW","q":"500","cost":"0.777777"},"flags":[],"result":{"value":"388.8885"}}');
INSERT INTO "event" VALUES(72,74,'ref/put-bom','{"number":72,"no":74,"verb":"put-bom","source":"x/office","who":"","occurred":1795000071000,"recorded":1795000072000,"data":{"id":"TABLE","item":"TABLE","lines":[{"item":"SLAT","q":"1.1","step":"010","scrap_pct":"7","alternates":["DOWEL"]},{"item":"NAIL","q":"3","step":"010","basis":"batch","per":"4"},{"item":"GLUE","q":"0.3","step":"010","basis":"order"},{"item":"SLAT","q":"0.333333","step":"010"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(73,75,'ref/put-routing','{"number":73,"no":75,"verb":"put-routing","source":"x/office","who":"","occurred":1795000072000,"recorded":1795000073000,"data":{"id":"TABLE","item":"TABLE","steps":[{"op":"010","group":"CUT"}]},"flags":[],"result":{"rev":1}}');
INSERT INTO "event" VALUES(74,76,'mo/mo-create','{"number":74,"no":76,"verb":"mo-create","source":"x/office","who":"","occurred":1795000073000,"recorded":1795000074000,"data":{"mo":"MO-2026-00500","item":"TABLE","q":"90"},"flags":[],"result":{"mo":"MO-2026-00500"}}');
INSERT INTO "event" VALUES(75,77,'mo/mo-release','{"number":75,"no":77,"verb":"mo-release","source":"x/office","who":"","occurred":1795000074000,"recorded":1795000075000,"data":{"mo":"MO-2026-00500"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(76,80,'mo/output','{"number":76,"no":80,"verb":"output","source":"t/T1","who":"0031","occurred":1795000075000,"recorded":1795000076000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"3"},"flags":["not-started"],"result":{"good":"3","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(77,81,'mo/output','{"number":77,"no":81,"verb":"output","source":"t/T2","who":"0031","occurred":1795000076000,"recorded":1795000077000,"data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-02","good":"3"},"flags":["not-started","negative-stock"],"result":{"good":"6","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(78,82,'mo/consume','{"number":78,"no":82,"verb":"consume","source":"t/T1","who":"0031","occurred":1795000077000,"recorded":1795000078000,"data":{"mo":"MO-2026-00200","op":"010","item":"RM-006","kind":"planned","location":"RAW","q":"2"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(79,83,'mo/consume','{"number":79,"no":83,"verb":"consume","source":"t/T2","who":"0031","occurred":1795000078000,"recorded":1795000079000,"data":{"mo":"MO-2026-00200","op":"010","item":"RM-006","kind":"planned","location":"L-ASM","q":"1"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(80,84,'mo/reverse','{"number":80,"no":84,"verb":"reverse","source":"x/office","who":"","occurred":1795000079000,"recorded":1795000080000,"data":{"command":"82","reason":"mistyped"},"flags":["negative-stock"],"result":{"command":"00000000-0000-7000-8000-000000005002","no":82,"verb":"consume"}}');
INSERT INTO "event" VALUES(81,85,'mo/output','{"number":81,"no":85,"verb":"output","source":"t/T1","who":"0031","occurred":1795000080000,"recorded":1795000081000,"data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-01","good":"4"},"flags":["not-started","negative-stock"],"result":{"good":"4","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(82,86,'mo/output','{"number":82,"no":86,"verb":"output","source":"t/T3","who":"0031","occurred":1795000081000,"recorded":1795000082000,"data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-03","good":"3","consumed":[{"item":"DOWEL","q":"1"}]},"flags":["not-started","covered-by-backflush"],"result":{"good":"7","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(83,87,'mo/consume','{"number":83,"no":87,"verb":"consume","source":"t/T1","who":"0031","occurred":1795000082000,"recorded":1795000083000,"data":{"mo":"MO-2026-00500","op":"010","item":"NAIL","kind":"planned","location":"L-CUT","q":"2"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(84,88,'mo/output','{"number":84,"no":88,"verb":"output","source":"t/T2","who":"0031","occurred":1795000083000,"recorded":1795000084000,"data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-02","good":"5","rework":"1"},"flags":["not-started","negative-stock"],"result":{"good":"12","scrap":"0","rework":"1","suspect":"0"}}');
INSERT INTO "event" VALUES(85,89,'mo/consume','{"number":85,"no":89,"verb":"consume","source":"t/T2","who":"0031","occurred":1795000084000,"recorded":1795000085000,"data":{"mo":"MO-2026-00500","op":"010","item":"GLUE","kind":"planned","location":"RAW","q":"1"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(86,90,'mo/consume','{"number":86,"no":90,"verb":"consume","source":"t/T2","who":"0031","occurred":1795000085000,"recorded":1795000086000,"data":{"mo":"MO-2026-00500","op":"010","item":"SLAT","kind":"planned","location":"L-ASM","q":"3"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(87,91,'mo/mo-create','{"number":87,"no":91,"verb":"mo-create","source":"x/office","who":"","occurred":1795000086000,"recorded":1795000087000,"data":{"mo":"MO-2026-00501","item":"TABLE","q":"20"},"flags":[],"result":{"mo":"MO-2026-00501"}}');
INSERT INTO "event" VALUES(88,92,'mo/mo-release','{"number":88,"no":92,"verb":"mo-release","source":"x/office","who":"","occurred":1795000087000,"recorded":1795000088000,"data":{"mo":"MO-2026-00501"},"flags":[],"result":{"material":"ready","shortages":{}}}');
INSERT INTO "event" VALUES(89,93,'mo/output','{"number":89,"no":93,"verb":"output","source":"t/T1","who":"0031","occurred":1795000088000,"recorded":1795000089000,"data":{"mo":"MO-2026-00501","op":"010","workstation":"CUT-01","good":"2"},"flags":["not-started","negative-stock"],"result":{"good":"2","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(90,94,'mo/output','{"number":90,"no":94,"verb":"output","source":"t/T2","who":"0031","occurred":1795000089000,"recorded":1795000090000,"data":{"mo":"MO-2026-00501","op":"010","workstation":"CUT-02","good":"3"},"flags":["not-started","negative-stock"],"result":{"good":"5","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "event" VALUES(91,95,'mo/consume','{"number":91,"no":95,"verb":"consume","source":"t/T1","who":"0031","occurred":1795000090000,"recorded":1795000091000,"data":{"mo":"MO-2026-00501","op":"010","item":"NAIL","kind":"planned","location":"RAW","q":"4"},"flags":["covered-by-backflush"],"result":{}}');
INSERT INTO "event" VALUES(92,96,'mo/reverse','{"number":92,"no":96,"verb":"reverse","source":"x/office","who":"","occurred":1795000091000,"recorded":1795000092000,"data":{"command":"94","reason":"mistyped"},"flags":["negative-stock"],"result":{"command":"00000000-0000-7000-8000-000000005014","no":94,"verb":"output"}}');
INSERT INTO "event" VALUES(93,97,'mo/reverse','{"number":93,"no":97,"verb":"reverse","source":"x/office","who":"","occurred":1795000092000,"recorded":1795000093000,"data":{"command":"95","reason":"mistyped"},"flags":["negative-stock"],"result":{"command":"00000000-0000-7000-8000-000000005015","no":95,"verb":"consume"}}');
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
INSERT INTO "exception" VALUES('EX-81-1','negative-stock','RM-006 L-ASM',81,'RM-006 at L-ASM went to -3; RAW holds 300: move it there, or count','open',1795000077000,81,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-85-1','negative-stock','SLAT L-CUT',85,'SLAT at L-CUT went to -6.041332; RAW holds 500: move it there, or count','open',1795000081000,85,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-85-2','negative-stock','NAIL L-CUT',85,'NAIL at L-CUT went to -3; RAW holds 500: move it there, or count','open',1795000081000,85,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-85-3','negative-stock','GLUE L-CUT',85,'GLUE at L-CUT went to -0.3; RAW holds 500: move it there, or count','settled',1795000081000,88,'output','','covered','back at 0 by output 88','hub',1795000084000,'');
INSERT INTO "exception" VALUES('EX-88-1','negative-stock','SLAT L-ASM',88,'SLAT at L-ASM went to -9.061998; RAW holds 496.469001: move it there, or count','open',1795000084000,88,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-88-2','negative-stock','NAIL L-ASM',88,'NAIL at L-ASM went to -6; RAW holds 497: move it there, or count','open',1795000084000,88,'output','','','','',0,'');
INSERT INTO "exception" VALUES('EX-88-3','negative-stock','GLUE L-ASM',88,'GLUE at L-ASM went to -0.3; RAW holds 500: move it there, or count','settled',1795000084000,89,'output','','covered','back at 0 by consume 89','hub',1795000085000,'');
INSERT INTO "exception" VALUES('EX-93-1','negative-stock','GLUE L-CUT',93,'GLUE at L-CUT went to -0.3; RAW holds 499: move it there, or count','settled',1795000089000,94,'output','','covered','back at 0 by output 94','hub',1795000090000,'');
INSERT INTO "exception" VALUES('EX-94-1','negative-stock','GLUE L-ASM',94,'GLUE at L-ASM went to -0.3; RAW holds 499: move it there, or count','settled',1795000090000,96,'output','','covered','back at 0 by reverse 96','hub',1795000092000,'');
INSERT INTO "exception" VALUES('EX-96-1','negative-stock','GLUE L-CUT',96,'GLUE at L-CUT went to -0.3; RAW holds 499: move it there, or count','open',1795000092000,96,'reverse','','','','',0,'');
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
INSERT INTO "inbox" VALUES(10,'x/office','00000000-0000-7000-8000-000000000009',NULL,NULL,'put-item','',1795000008000,1795000009000,'c774c43533448af9a25e51dae71531556fe913d661ec9d2b2e79b9c642683e74','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000009","source":"office","subject":"","time":"2026-11-18T11:06:48Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","description":"Chair","home":"FG","scrap_pct":"0"},"sum":"77c7acda383ac658"}','accepted','','{"id":"00000000-0000-7000-8000-000000000009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":10,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(11,'x/office','00000000-0000-7000-8000-000000000010',NULL,NULL,'put-item','',1795000009000,1795000010000,'df961341571d797851e0df06d2f0cd567659f9535ed55497a7d341d7f1415ccf','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000010","source":"office","subject":"","time":"2026-11-18T11:06:49Z","authid":"","boot":"","mono":0,"data":{"id":"RM-001","description":"Material RM-001","unit":"m3","decimals":3,"lot_tracked":false},"sum":"cce8b5bb558a5ff5"}','accepted','','{"id":"00000000-0000-7000-8000-000000000010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":11,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(12,'x/office','00000000-0000-7000-8000-000000000011',NULL,NULL,'put-item','',1795000010000,1795000011000,'b126adbe7764033926452311bcea0b0e774672cbb196044706bbcab3a83966c7','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000011","source":"office","subject":"","time":"2026-11-18T11:06:50Z","authid":"","boot":"","mono":0,"data":{"id":"RM-006","description":"Material RM-006","unit":"set","decimals":0,"lot_tracked":false},"sum":"4cef8a4078879b05"}','accepted','','{"id":"00000000-0000-7000-8000-000000000011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":12,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(13,'x/office','00000000-0000-7000-8000-000000000012',NULL,NULL,'put-item','',1795000011000,1795000012000,'089a999d4a816a86b6e5b54fba064092e2ebc4f6a7af425b1bfb470700a7e2f9','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000012","source":"office","subject":"","time":"2026-11-18T11:06:51Z","authid":"","boot":"","mono":0,"data":{"id":"RM-007","description":"Material RM-007","unit":"l","decimals":3,"lot_tracked":false},"sum":"3cefff41313762e2"}','accepted','','{"id":"00000000-0000-7000-8000-000000000012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":13,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(14,'x/office','00000000-0000-7000-8000-000000000013',NULL,NULL,'put-item','',1795000012000,1795000013000,'1f07d591efa018a691c19eb46085511e4367e7259fda963e96b5ce0ac90630ba','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000013","source":"office","subject":"","time":"2026-11-18T11:06:52Z","authid":"","boot":"","mono":0,"data":{"id":"RM-002","description":"Material RM-002","unit":"kg","decimals":3,"lot_tracked":false},"sum":"11a43c7fe67fdd0b"}','accepted','','{"id":"00000000-0000-7000-8000-000000000013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":14,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(15,'x/office','00000000-0000-7000-8000-000000000014',NULL,NULL,'put-item','',1795000013000,1795000014000,'7ec3cafe2f22cd29e904134f1f474f1b40664fe412c45615951b2af3504c60d0','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000014","source":"office","subject":"","time":"2026-11-18T11:06:53Z","authid":"","boot":"","mono":0,"data":{"id":"RM-003","description":"Material RM-003","unit":"m","decimals":3,"lot_tracked":true},"sum":"a929e6db70a86f49"}','accepted','','{"id":"00000000-0000-7000-8000-000000000014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":15,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(16,'x/office','00000000-0000-7000-8000-000000000015',NULL,NULL,'put-item','',1795000014000,1795000015000,'d304f3653586804eabfe772396d07018ff7e546fda3644271a5f19eb7a42ebaf','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000015","source":"office","subject":"","time":"2026-11-18T11:06:54Z","authid":"","boot":"","mono":0,"data":{"id":"RM-004","description":"Material RM-004","unit":"pc","decimals":0,"lot_tracked":false},"sum":"cd0a44f0adc749e7"}','accepted','','{"id":"00000000-0000-7000-8000-000000000015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":16,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(17,'x/office','00000000-0000-7000-8000-000000000016',NULL,NULL,'put-item','',1795000015000,1795000016000,'2d281250a53672407a1737fd0ba33b3961a8b000bd36ccea3ced9d43f1fa97aa','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000000016","source":"office","subject":"","time":"2026-11-18T11:06:55Z","authid":"","boot":"","mono":0,"data":{"id":"RM-005","description":"Material RM-005","unit":"pc","decimals":0,"lot_tracked":false},"sum":"c1b58910ab76ca61"}','accepted','','{"id":"00000000-0000-7000-8000-000000000016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":17,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(18,'x/office','00000000-0000-7000-8000-000000000017',NULL,NULL,'put-workstation','',1795000016000,1795000017000,'76fe194ff80d7f9d72441830e3db8f8bda18896e90c5462949a4331c04c2e7ed','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000017","source":"office","subject":"","time":"2026-11-18T11:06:56Z","authid":"","boot":"","mono":0,"data":{"id":"CUT-01","group":"CUT","supply":"L-CUT"},"sum":"16d99dfbe0d3cfbf"}','accepted','','{"id":"00000000-0000-7000-8000-000000000017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":18,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(19,'x/office','00000000-0000-7000-8000-000000000018',NULL,NULL,'put-workstation','',1795000017000,1795000018000,'9de1ae5b8ac1e4855931619553cb057ae4190aea179a9da95c4ec64fa8455bb6','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000018","source":"office","subject":"","time":"2026-11-18T11:06:57Z","authid":"","boot":"","mono":0,"data":{"id":"ASM-01","group":"ASM","supply":"L-ASM"},"sum":"84a4ef9ee6ab601d"}','accepted','','{"id":"00000000-0000-7000-8000-000000000018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":19,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(20,'x/office','00000000-0000-7000-8000-000000000019',NULL,NULL,'put-workstation','',1795000018000,1795000019000,'94b8490536c71ba3c302970d4c17e66b7de91f8e9072672fb5f8bf2b9cda1e8e','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000019","source":"office","subject":"","time":"2026-11-18T11:06:58Z","authid":"","boot":"","mono":0,"data":{"id":"LAC-01","group":"LAC","supply":"L-LAC"},"sum":"957b29854ac8a5b6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000019","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":20,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(21,'x/office','00000000-0000-7000-8000-000000000020',NULL,NULL,'put-workstation','',1795000019000,1795000020000,'8f597f94f663641726edfd8fd6527fbe14037e6eb41ff5110d4dbb110cd8fb58','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000020","source":"office","subject":"","time":"2026-11-18T11:06:59Z","authid":"","boot":"","mono":0,"data":{"id":"UPH-01","group":"UPH","supply":"L-UPH"},"sum":"8c1d6969b9426bcc"}','accepted','','{"id":"00000000-0000-7000-8000-000000000020","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":21,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(22,'x/office','00000000-0000-7000-8000-000000000021',NULL,NULL,'put-workstation','',1795000020000,1795000021000,'fdb1f65fa600c38ccf3eed17c93e0e6a13fe4a3b1462c5c3dc1b5bab4bb23abf','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000021","source":"office","subject":"","time":"2026-11-18T11:07:00Z","authid":"","boot":"","mono":0,"data":{"id":"QC-01","group":"QC"},"sum":"2d9f867d87aae477"}','accepted','','{"id":"00000000-0000-7000-8000-000000000021","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":22,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(23,'x/office','00000000-0000-7000-8000-000000000022',NULL,NULL,'put-workstation','',1795000021000,1795000022000,'4caa7508d1ad856f430442efdc6d8e8fb26341d9674b289c62386c8e4ee91368','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000000022","source":"office","subject":"","time":"2026-11-18T11:07:01Z","authid":"","boot":"","mono":0,"data":{"id":"PACK-01","group":"PACK","supply":"L-PACK"},"sum":"ae5cc3a4ca3781fe"}','accepted','','{"id":"00000000-0000-7000-8000-000000000022","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":23,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(24,'x/office','00000000-0000-7000-8000-000000000023',NULL,NULL,'put-operator','',1795000022000,1795000023000,'fe7d944c8d2e71c593bad4f4b54d3defbbf488801ca681a29baeed1afe29d164','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000023","source":"office","subject":"","time":"2026-11-18T11:07:02Z","authid":"","boot":"","mono":0,"data":{"id":"0021","name":"Omar","roles":["operator","setter","quality"]},"sum":"09b5d94ab19bc5be"}','accepted','','{"id":"00000000-0000-7000-8000-000000000023","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":24,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(25,'x/office','00000000-0000-7000-8000-000000000024',NULL,NULL,'put-operator','',1795000023000,1795000024000,'7e4760594136989acd85f99e8747a3a5e36e3109d0656a71950fe8d595dbb6c6','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000024","source":"office","subject":"","time":"2026-11-18T11:07:03Z","authid":"","boot":"","mono":0,"data":{"id":"0022","name":"Rahman","roles":["operator"]},"sum":"13b446bf45e11860"}','accepted','','{"id":"00000000-0000-7000-8000-000000000024","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":25,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(26,'x/office','00000000-0000-7000-8000-000000000025',NULL,NULL,'put-operator','',1795000024000,1795000025000,'a2e1424853d1138d3791b798e1285b5da6afa933e3c833a216890c8eaa9cb098','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000000025","source":"office","subject":"","time":"2026-11-18T11:07:04Z","authid":"","boot":"","mono":0,"data":{"id":"0013","name":"Farsi","roles":["storekeeper"]},"sum":"8536007a5d074509"}','accepted','','{"id":"00000000-0000-7000-8000-000000000025","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":26,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(27,'x/office','00000000-0000-7000-8000-000000000026',NULL,NULL,'put-reason','',1795000025000,1795000026000,'7825aa5ec7ec79b74083e3b9ea3c7d567fc60107526f95b52a9cd6e28cb979c9','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000026","source":"office","subject":"","time":"2026-11-18T11:07:05Z","authid":"","boot":"","mono":0,"data":{"id":"DIM","kind":"scrap","text":"dim"},"sum":"0e4e806cd32afdb6"}','accepted','','{"id":"00000000-0000-7000-8000-000000000026","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":27,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(28,'x/office','00000000-0000-7000-8000-000000000027',NULL,NULL,'put-reason','',1795000026000,1795000027000,'db9f9753904284a2cb7917d57c650af698347e54b8a8f810b5ebcd107f067135','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000027","source":"office","subject":"","time":"2026-11-18T11:07:06Z","authid":"","boot":"","mono":0,"data":{"id":"LAQ","kind":"scrap","text":"laq"},"sum":"3f78c8146e6362f7"}','accepted','','{"id":"00000000-0000-7000-8000-000000000027","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":28,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(29,'x/office','00000000-0000-7000-8000-000000000028',NULL,NULL,'put-reason','',1795000027000,1795000028000,'4b88e99e24e8c522ce55212851d96b8d41876748566fd19c8c440ad1fbf2cd6f','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000028","source":"office","subject":"","time":"2026-11-18T11:07:07Z","authid":"","boot":"","mono":0,"data":{"id":"BRK","kind":"pause","text":"brk"},"sum":"a791f358805abe10"}','accepted','','{"id":"00000000-0000-7000-8000-000000000028","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":29,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(30,'x/office','00000000-0000-7000-8000-000000000029',NULL,NULL,'put-reason','',1795000028000,1795000029000,'21daae80f3b74c88520e96586822c48bbf00e79f682ac317b7018570c260fc02','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000029","source":"office","subject":"","time":"2026-11-18T11:07:08Z","authid":"","boot":"","mono":0,"data":{"id":"SPO","kind":"extra","text":"spo"},"sum":"1ebc4cb00f464dab"}','accepted','','{"id":"00000000-0000-7000-8000-000000000029","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":30,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(31,'x/office','00000000-0000-7000-8000-000000000030',NULL,NULL,'put-reason','',1795000029000,1795000030000,'d202b4dc342bc3c8f6319f5409295382f57af56378c352e6be3c23a821760bfa','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000000030","source":"office","subject":"","time":"2026-11-18T11:07:09Z","authid":"","boot":"","mono":0,"data":{"id":"CNT","kind":"count","text":"cnt"},"sum":"d6fb5bd0b8b24f95"}','accepted','','{"id":"00000000-0000-7000-8000-000000000030","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":31,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(32,'x/office','00000000-0000-7000-8000-000000000031',NULL,NULL,'put-bom','',1795000030000,1795000031000,'ae046d28b89767c2f554640818cca50e941f47c762c7cb62c25536fb0e933e3c','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000000031","source":"office","subject":"","time":"2026-11-18T11:07:10Z","authid":"","boot":"","mono":0,"data":{"id":"CH-100","item":"CH-100","lines":[{"item":"RM-001","q":"0.08","step":"010","mode":"backflush"},{"item":"RM-006","q":"1","step":"020","mode":"backflush"},{"item":"RM-007","q":"0.3","step":"030","mode":"backflush"},{"item":"RM-002","q":"2.5","step":"040","mode":"backflush"},{"item":"RM-003","q":"1.4","step":"040","mode":"lot"},{"item":"RM-004","q":"5","step":"040","mode":"backflush"},{"item":"RM-005","q":"1","step":"040","mode":"backflush"}]},"sum":"3245289875d52654"}','accepted','','{"id":"00000000-0000-7000-8000-000000000031","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":32,"result":{"rev":1}}');
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
INSERT INTO "inbox" VALUES(43,'x/office','00000000-0000-7000-8000-000000001000',NULL,NULL,'put-operator','',1795000041000,1795000042000,'caf31baba8b00bd69e8b65f4a487422c2ddd437028cb727081211d14962a5693','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001000","source":"office","subject":"","time":"2026-11-18T11:07:21Z","authid":"","boot":"","mono":0,"data":{"id":"0031","name":"Operator","roles":["operator"]},"sum":"173f8a2e4245c801"}','accepted','','{"id":"00000000-0000-7000-8000-000000001000","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":43,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(44,'x/office','00000000-0000-7000-8000-000000001001',NULL,NULL,'put-operator','',1795000042000,1795000043000,'44fb3ea23a3adbde7eaed033b65d7e3935e024c98c203e6729ce809a106f0d01','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001001","source":"office","subject":"","time":"2026-11-18T11:07:22Z","authid":"","boot":"","mono":0,"data":{"id":"0032","name":"Setter","roles":["setter"]},"sum":"82a8f21b391ab66e"}','accepted','','{"id":"00000000-0000-7000-8000-000000001001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":44,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(45,'x/office','00000000-0000-7000-8000-000000001002',NULL,NULL,'put-operator','',1795000043000,1795000044000,'168190e1b86b8c54f9d5ecb9a5bcce55121c022277da4518b42f425ccc09161a','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001002","source":"office","subject":"","time":"2026-11-18T11:07:23Z","authid":"","boot":"","mono":0,"data":{"id":"0033","name":"Storekeeper","roles":["storekeeper"]},"sum":"3b4a3eb022697a9c"}','accepted','','{"id":"00000000-0000-7000-8000-000000001002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":45,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(46,'x/office','00000000-0000-7000-8000-000000001003',NULL,NULL,'put-operator','',1795000044000,1795000045000,'8548600911a45734b7bbefbbf8bec2f38846e6dcc3a5ef14cfaadf0826663aeb','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001003","source":"office","subject":"","time":"2026-11-18T11:07:24Z","authid":"","boot":"","mono":0,"data":{"id":"0034","name":"Quality","roles":["quality"]},"sum":"17d572ed62cbd958"}','accepted','','{"id":"00000000-0000-7000-8000-000000001003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":46,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(47,'x/office','00000000-0000-7000-8000-000000001004',NULL,NULL,'put-operator','',1795000045000,1795000046000,'325304d9977da038c084fe9d6d005b63a0405fcb8e924cdc0fd6232d99bb92a1','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001004","source":"office","subject":"","time":"2026-11-18T11:07:25Z","authid":"","boot":"","mono":0,"data":{"id":"0035","name":"Supervisor","roles":["supervisor"]},"sum":"a20f19154584a291"}','accepted','','{"id":"00000000-0000-7000-8000-000000001004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":47,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(48,'x/office','00000000-0000-7000-8000-000000001005',NULL,NULL,'put-operator','',1795000046000,1795000047000,'0f17b00c07e65d85f8579cb04a8d275d7fae8eeebf4851eb1a312cbee27ccbfc','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001005","source":"office","subject":"","time":"2026-11-18T11:07:26Z","authid":"","boot":"","mono":0,"data":{"id":"0036","name":"Planner","roles":["planner"]},"sum":"4c7ada443476c075"}','accepted','','{"id":"00000000-0000-7000-8000-000000001005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":48,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(49,'x/office','00000000-0000-7000-8000-000000001006',NULL,NULL,'put-operator','',1795000047000,1795000048000,'5460c40959b4ac21ebb7a2a1198a6c42c11ee0e735a14ad75ae32d6f890ca626','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001006","source":"office","subject":"","time":"2026-11-18T11:07:27Z","authid":"","boot":"","mono":0,"data":{"id":"0037","name":"Accountant","roles":["accountant"]},"sum":"d60c232652366a3c"}','accepted','','{"id":"00000000-0000-7000-8000-000000001006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":49,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(50,'x/office','00000000-0000-7000-8000-000000001007',NULL,NULL,'put-operator','',1795000048000,1795000049000,'3ceb6e26961c8b3b10a12915c0bfdb0934c24338cae7d54bab26eac851dc2f0d','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001007","source":"office","subject":"","time":"2026-11-18T11:07:28Z","authid":"","boot":"","mono":0,"data":{"id":"0038","name":"Admin","roles":["admin"]},"sum":"59a5ca1229ac66fa"}','accepted','','{"id":"00000000-0000-7000-8000-000000001007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":50,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(51,'x/office','00000000-0000-7000-8000-000000001008',NULL,NULL,'put-operator','',1795000049000,1795000050000,'6e8cee8b0029dbef97387c0b6c47327db1e0c90c0595368037e0829c01553730','{"specversion":"1.0","type":"shopfloor.put-operator.v1","id":"00000000-0000-7000-8000-000000001008","source":"office","subject":"","time":"2026-11-18T11:07:29Z","authid":"","boot":"","mono":0,"data":{"id":"0039","name":"Gone","roles":["operator"],"active":false},"sum":"28e8fb07bc1781f8"}','accepted','','{"id":"00000000-0000-7000-8000-000000001008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":51,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(52,'x/office','00000000-0000-7000-8000-000000001009',NULL,NULL,'put-reason','',1795000050000,1795000051000,'fe7e86a65009290cd3a0a129c8e7ff748276edeb73fd46616899f3cf25368fd8','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000001009","source":"office","subject":"","time":"2026-11-18T11:07:30Z","authid":"","boot":"","mono":0,"data":{"id":"JAM","kind":"stop","text":"jam"},"sum":"638cb19a3d232292"}','accepted','','{"id":"00000000-0000-7000-8000-000000001009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":52,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(53,'x/office','00000000-0000-7000-8000-000000001010',NULL,NULL,'put-reason','',1795000051000,1795000052000,'bba7aa3e88ac14ab0956c004fdb0ab2129671914ce9313d3dced27ef52b3f6c8','{"specversion":"1.0","type":"shopfloor.put-reason.v1","id":"00000000-0000-7000-8000-000000001010","source":"office","subject":"","time":"2026-11-18T11:07:31Z","authid":"","boot":"","mono":0,"data":{"id":"OUT","kind":"stop","text":"out"},"sum":"7ddf25339c26dadd"}','accepted','','{"id":"00000000-0000-7000-8000-000000001010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":53,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(54,'x/office','00000000-0000-7000-8000-000000001011',NULL,NULL,'put-item','',1795000052000,1795000053000,'cc29bef0542576553df9dbbcfed286789de38c9e6d0128ebd267b5c23c1e3b8a','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000001011","source":"office","subject":"","time":"2026-11-18T11:07:32Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","description":"Stool","home":"FG"},"sum":"a397168d3e358757"}','accepted','','{"id":"00000000-0000-7000-8000-000000001011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":54,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(55,'x/office','00000000-0000-7000-8000-000000001012',NULL,NULL,'put-bom','',1795000053000,1795000054000,'9c505d2caeda69587eceb120c38e3665a1ce0c3e3e8d2b645213234ec2901920','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000001012","source":"office","subject":"","time":"2026-11-18T11:07:33Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","item":"STOOL","lines":[{"item":"RM-006","q":"1","step":"010"},{"item":"RM-004","q":"2","step":"020"}]},"sum":"e3b3fb0de1b15269"}','accepted','','{"id":"00000000-0000-7000-8000-000000001012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":55,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(56,'x/office','00000000-0000-7000-8000-000000001013',NULL,NULL,'put-routing','',1795000054000,1795000055000,'6447e2b230a59f889d012889541d9f4ffe5699f6c9b8a3585869325698d9eeec','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000001013","source":"office","subject":"","time":"2026-11-18T11:07:34Z","authid":"","boot":"","mono":0,"data":{"id":"STOOL","item":"STOOL","steps":[{"op":"010","group":"CUT"},{"op":"020","group":"PACK"}]},"sum":"82b4afda230f1cf9"}','accepted','','{"id":"00000000-0000-7000-8000-000000001013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":56,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(57,'x/office','00000000-0000-7000-8000-000000001014',NULL,NULL,'transfer','',1795000055000,1795000056000,'c54dd12a07c356aff3e81b04b3b355eacab14a0d0065371849c63d2de8d49589','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001014","source":"office","subject":"","time":"2026-11-18T11:07:35Z","authid":"","boot":"","mono":0,"data":{"item":"RM-006","from":"RAW","to":"L-CUT","q":"100"},"sum":"baf09e4471ee9c60"}','accepted','','{"id":"00000000-0000-7000-8000-000000001014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":57,"result":{}}');
INSERT INTO "inbox" VALUES(58,'x/office','00000000-0000-7000-8000-000000001015',NULL,NULL,'transfer','',1795000056000,1795000057000,'266e579c913f0145bb3b61fc32315ef7d62e0c6a2d304b824bb382f7bf46d5e8','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001015","source":"office","subject":"","time":"2026-11-18T11:07:36Z","authid":"","boot":"","mono":0,"data":{"item":"RM-004","from":"RAW","to":"L-PACK","q":"200"},"sum":"5f9ad3cd8c0b91b5"}','accepted','','{"id":"00000000-0000-7000-8000-000000001015","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":58,"result":{}}');
INSERT INTO "inbox" VALUES(59,'x/office','00000000-0000-7000-8000-000000001016',NULL,NULL,'transfer','',1795000057000,1795000058000,'d0729c43f67532cfa56dc30f683e360a1f74517760fd26e02dfa4ee4346b69f6','{"specversion":"1.0","type":"shopfloor.transfer.v1","id":"00000000-0000-7000-8000-000000001016","source":"office","subject":"","time":"2026-11-18T11:07:37Z","authid":"","boot":"","mono":0,"data":{"item":"RM-001","from":"RAW","to":"L-CUT","q":"10"},"sum":"5a4ac4eca382360d"}','accepted','','{"id":"00000000-0000-7000-8000-000000001016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":59,"result":{}}');
INSERT INTO "inbox" VALUES(60,'x/office','00000000-0000-7000-8000-000000001017',NULL,NULL,'mo-create','',1795000058000,1795000059000,'96c3bf6d1b0ba02e12d6355d66a67d1001bbb62e40dfb8053ad88a34f2ef8e5c','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000001017","source":"office","subject":"","time":"2026-11-18T11:07:38Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200","item":"STOOL","q":"10"},"sum":"7b2ffcfebb5ce563"}','accepted','','{"id":"00000000-0000-7000-8000-000000001017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":60,"result":{"mo":"MO-2026-00200"}}');
INSERT INTO "inbox" VALUES(61,'x/office','00000000-0000-7000-8000-000000001018',NULL,NULL,'mo-release','',1795000059000,1795000060000,'cbd6921fe37cfccff309b36aa38a3ae08a8c864b761cbfb0ea14e7d923a54e6c','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000001018","source":"office","subject":"","time":"2026-11-18T11:07:39Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00200"},"sum":"19a41524d357f9f3"}','accepted','','{"id":"00000000-0000-7000-8000-000000001018","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":61,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(62,'hub','epoch-t-T1-epoch001',NULL,NULL,'hub-epoch-open','',1795000060000,1795000060000,'epoch-t-T1-epoch001','{"epochs":[{"source":"t/T1","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000060000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(63,'x/office','00000000-0000-7000-8000-000000002000',NULL,NULL,'put-workstation','',1795000060000,1795000061000,'51152caf22d2f2a6a4a4055756e580ac6fd8fd1172d699a45572d28e51db0ae5','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000002000","source":"office","subject":"","time":"2026-11-18T11:07:40Z","authid":"","boot":"","mono":0,"data":{"id":"CUT-02","group":"CUT","supply":"L-ASM"},"sum":"80e878eeeb37a308"}','accepted','','{"id":"00000000-0000-7000-8000-000000002000","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":63,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(64,'x/office','00000000-0000-7000-8000-000000002001',NULL,NULL,'put-workstation','',1795000061000,1795000062000,'4e54e57b697f745ba07aac13975c1b4bad0bc62365cd89fd6f3c32fdedabbd36','{"specversion":"1.0","type":"shopfloor.put-workstation.v1","id":"00000000-0000-7000-8000-000000002001","source":"office","subject":"","time":"2026-11-18T11:07:41Z","authid":"","boot":"","mono":0,"data":{"id":"CUT-03","group":"CUT","supply":null},"sum":"3be177febd7f29b7"}','accepted','','{"id":"00000000-0000-7000-8000-000000002001","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":64,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(65,'x/office','00000000-0000-7000-8000-000000002002',NULL,NULL,'put-item','',1795000062000,1795000063000,'d7fec6d30fcbd6fff6d1721696757fd3dda4415ec738a94dd13254e4d12ecfc1','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000002002","source":"office","subject":"","time":"2026-11-18T11:07:42Z","authid":"","boot":"","mono":0,"data":{"id":"TABLE","home":"FG"},"sum":"cde4d0218d26dd39"}','accepted','','{"id":"00000000-0000-7000-8000-000000002002","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":65,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(66,'x/office','00000000-0000-7000-8000-000000002003',NULL,NULL,'put-item','',1795000063000,1795000064000,'f9febe2f8f2ff2f6f302038af3c08431d32565f1a58830f7b875a18145f4cc52','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000002003","source":"office","subject":"","time":"2026-11-18T11:07:43Z","authid":"","boot":"","mono":0,"data":{"id":"SLAT","decimals":6},"sum":"a243c5ad31ef3f3b"}','accepted','','{"id":"00000000-0000-7000-8000-000000002003","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":66,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(67,'x/office','00000000-0000-7000-8000-000000002004',NULL,NULL,'receive','',1795000064000,1795000065000,'3dff4a33a3c5321b25fc86a713d47fe2f5a18a4be3b3d06c93ae1c91d369859a','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002004","source":"office","subject":"","time":"2026-11-18T11:07:44Z","authid":"","boot":"","mono":0,"data":{"item":"SLAT","location":"RAW","q":"500","cost":"0.777777"},"sum":"b2e289f2b7944ca0"}','accepted','','{"id":"00000000-0000-7000-8000-000000002004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":67,"result":{"value":"388.8885"}}');
INSERT INTO "inbox" VALUES(68,'x/office','00000000-0000-7000-8000-000000002005',NULL,NULL,'put-item','',1795000065000,1795000066000,'8fa44aa8dffa7fcf53351c27ce471fb6214878224414401f7eb2afcd1348f3de','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000002005","source":"office","subject":"","time":"2026-11-18T11:07:45Z","authid":"","boot":"","mono":0,"data":{"id":"DOWEL","decimals":0},"sum":"9436e5d3b33fe435"}','accepted','','{"id":"00000000-0000-7000-8000-000000002005","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":68,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(69,'x/office','00000000-0000-7000-8000-000000002006',NULL,NULL,'receive','',1795000066000,1795000067000,'cb58e50641c8a3cb62ca140b8b0253a378d6eee04d6ac866e9e74265989545d8','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002006","source":"office","subject":"","time":"2026-11-18T11:07:46Z","authid":"","boot":"","mono":0,"data":{"item":"DOWEL","location":"RAW","q":"500","cost":"0.777777"},"sum":"22f7b4ea084542c4"}','accepted','','{"id":"00000000-0000-7000-8000-000000002006","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":69,"result":{"value":"388.8885"}}');
INSERT INTO "inbox" VALUES(70,'x/office','00000000-0000-7000-8000-000000002007',NULL,NULL,'put-item','',1795000067000,1795000068000,'3291e4f315581d5f85fb8fe19966f00ae590501f4f357fa34c0276c292f612a0','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000002007","source":"office","subject":"","time":"2026-11-18T11:07:47Z","authid":"","boot":"","mono":0,"data":{"id":"NAIL","decimals":0},"sum":"06e35a69dc0535b6"}','accepted','','{"id":"00000000-0000-7000-8000-000000002007","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":70,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(71,'x/office','00000000-0000-7000-8000-000000002008',NULL,NULL,'receive','',1795000068000,1795000069000,'84e967bfe3e43c977fa4ced724960824971bb822dcb719b35a95d36cd66879e5','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002008","source":"office","subject":"","time":"2026-11-18T11:07:48Z","authid":"","boot":"","mono":0,"data":{"item":"NAIL","location":"RAW","q":"500","cost":"0.777777"},"sum":"8c8a5d720a72e031"}','accepted','','{"id":"00000000-0000-7000-8000-000000002008","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":71,"result":{"value":"388.8885"}}');
INSERT INTO "inbox" VALUES(72,'x/office','00000000-0000-7000-8000-000000002009',NULL,NULL,'put-item','',1795000069000,1795000070000,'4ece3bb6473e7a8dbb8f692f51ed89b4e65500a98cd9ce4839d1ff889e8c3245','{"specversion":"1.0","type":"shopfloor.put-item.v1","id":"00000000-0000-7000-8000-000000002009","source":"office","subject":"","time":"2026-11-18T11:07:49Z","authid":"","boot":"","mono":0,"data":{"id":"GLUE","decimals":6},"sum":"8d043386b2462ea3"}','accepted','','{"id":"00000000-0000-7000-8000-000000002009","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":72,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(73,'x/office','00000000-0000-7000-8000-000000002010',NULL,NULL,'receive','',1795000070000,1795000071000,'52dd5094f6f634766e3bda954889bfc1028d856ddd4e5fb8ceac5b81f0609212','{"specversion":"1.0","type":"shopfloor.receive.v1","id":"00000000-0000-7000-8000-000000002010","source":"office","subject":"","time":"2026-11-18T11:07:50Z","authid":"","boot":"","mono":0,"data":{"item":"GLUE","location":"RAW","q":"500","cost":"0.777777"},"sum":"4e6256525e8248b7"}','accepted','','{"id":"00000000-0000-7000-8000-000000002010","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":73,"result":{"value":"388.8885"}}');
INSERT INTO "inbox" VALUES(74,'x/office','00000000-0000-7000-8000-000000002011',NULL,NULL,'put-bom','',1795000071000,1795000072000,'87aa0725600db5ac0c49ea57e0a7340d99ec10f3129e3fc7b347d0dbe7e15104','{"specversion":"1.0","type":"shopfloor.put-bom.v1","id":"00000000-0000-7000-8000-000000002011","source":"office","subject":"","time":"2026-11-18T11:07:51Z","authid":"","boot":"","mono":0,"data":{"id":"TABLE","item":"TABLE","lines":[{"item":"SLAT","q":"1.1","step":"010","scrap_pct":"7","alternates":["DOWEL"]},{"item":"NAIL","q":"3","step":"010","basis":"batch","per":"4"},{"item":"GLUE","q":"0.3","step":"010","basis":"order"},{"item":"SLAT","q":"0.333333","step":"010"}]},"sum":"5a828e24adb4bff8"}','accepted','','{"id":"00000000-0000-7000-8000-000000002011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":74,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(75,'x/office','00000000-0000-7000-8000-000000002012',NULL,NULL,'put-routing','',1795000072000,1795000073000,'4e0101a1f1a113fdf8a6dbdce3abd57aa1ed41bd7e6ffe0b6b8bc90e31fc3c8e','{"specversion":"1.0","type":"shopfloor.put-routing.v1","id":"00000000-0000-7000-8000-000000002012","source":"office","subject":"","time":"2026-11-18T11:07:52Z","authid":"","boot":"","mono":0,"data":{"id":"TABLE","item":"TABLE","steps":[{"op":"010","group":"CUT"}]},"sum":"fb241c5995376cd5"}','accepted','','{"id":"00000000-0000-7000-8000-000000002012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":75,"result":{"rev":1}}');
INSERT INTO "inbox" VALUES(76,'x/office','00000000-0000-7000-8000-000000002013',NULL,NULL,'mo-create','',1795000073000,1795000074000,'c6619e4c634d83eb9da975a0323912df55f19c5cdf6993f7087b701443d5ee77','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000002013","source":"office","subject":"","time":"2026-11-18T11:07:53Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00500","item":"TABLE","q":"90"},"sum":"5b2ab507fa51036e"}','accepted','','{"id":"00000000-0000-7000-8000-000000002013","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":76,"result":{"mo":"MO-2026-00500"}}');
INSERT INTO "inbox" VALUES(77,'x/office','00000000-0000-7000-8000-000000002014',NULL,NULL,'mo-release','',1795000074000,1795000075000,'f2c58fb9deb9912260437678063cfecd9ae047ac32c63f1c472cfabaf2afe804','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000002014","source":"office","subject":"","time":"2026-11-18T11:07:54Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00500"},"sum":"5fa9e48e85732cf0"}','accepted','','{"id":"00000000-0000-7000-8000-000000002014","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":77,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(78,'hub','epoch-t-T2-epoch001',NULL,NULL,'hub-epoch-open','',1795000075000,1795000075000,'epoch-t-T2-epoch001','{"epochs":[{"source":"t/T2","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000075000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(79,'hub','epoch-t-T3-epoch001',NULL,NULL,'hub-epoch-open','',1795000075000,1795000075000,'epoch-t-T3-epoch001','{"epochs":[{"source":"t/T3","epoch":"epoch001","have_through":0,"last_seen":0,"is_open":true,"opened":1795000075000}]}','accepted','','{}');
INSERT INTO "inbox" VALUES(80,'t/T1','00000000-0000-7000-8000-000000005000','epoch001',1,'output','0031',1795000075000,1795000076000,'2d1fb0cb67679389aa968d7bc4f0ddb62c71955bb09c35f12604b1b2f0d35073','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005000","source":"T1","subject":"","time":"2026-11-18T11:07:55Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000001","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-01","good":"3"},"sum":"74630a58327b9f2e"}','accepted','','{"id":"00000000-0000-7000-8000-000000005000","epoch":"epoch001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started"],"have_through":1,"no":80,"result":{"good":"3","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(81,'t/T2','00000000-0000-7000-8000-000000005001','epoch001',1,'output','0031',1795000076000,1795000077000,'246f294d83b26a4bed80525773fd41fa8397ead2ea83659725d5ef4596a1c0f0','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005001","source":"T2","subject":"","time":"2026-11-18T11:07:56Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000001","data":{"mo":"MO-2026-00200","op":"010","workstation":"CUT-02","good":"3"},"sum":"e4909ed87c559d6c"}','accepted','','{"id":"00000000-0000-7000-8000-000000005001","epoch":"epoch001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","negative-stock"],"have_through":1,"no":81,"result":{"good":"6","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(82,'t/T1','00000000-0000-7000-8000-000000005002','epoch001',2,'consume','0031',1795000077000,1795000078000,'c134c4b88a524bd9292ad1681a6baac89b57405dcdf62d4b4a3a664fe8d78baa','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005002","source":"T1","subject":"","time":"2026-11-18T11:07:57Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000002","data":{"mo":"MO-2026-00200","op":"010","item":"RM-006","kind":"planned","location":"RAW","q":"2"},"sum":"9940c2bfb67e42e1"}','accepted','','{"id":"00000000-0000-7000-8000-000000005002","epoch":"epoch001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":2,"no":82,"result":{}}');
INSERT INTO "inbox" VALUES(83,'t/T2','00000000-0000-7000-8000-000000005003','epoch001',2,'consume','0031',1795000078000,1795000079000,'e5e5f236687c31c3cc68aa444a03083d813aa366382c2f4711f608ac7fb83778','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005003","source":"T2","subject":"","time":"2026-11-18T11:07:58Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000002","data":{"mo":"MO-2026-00200","op":"010","item":"RM-006","kind":"planned","location":"L-ASM","q":"1"},"sum":"ec609909e2a2ede4"}','accepted','','{"id":"00000000-0000-7000-8000-000000005003","epoch":"epoch001","seq":2,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":2,"no":83,"result":{}}');
INSERT INTO "inbox" VALUES(84,'x/office','00000000-0000-7000-8000-000000005004',NULL,NULL,'reverse','',1795000077000,1795000080000,'8dd9a732026805fa5fec53d0c3377f7e27261a138b7cdf78091e0227fa70b415','{"specversion":"1.0","type":"shopfloor.reverse.v1","id":"00000000-0000-7000-8000-000000005004","source":"office","subject":"","time":"2026-11-18T11:07:59Z","authid":"","boot":"","mono":0,"data":{"command":"82","reason":"mistyped"},"sum":"3627254be7e4d4ce"}','accepted','','{"id":"00000000-0000-7000-8000-000000005004","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":null,"no":84,"result":{"command":"00000000-0000-7000-8000-000000005002","no":82,"verb":"consume"}}');
INSERT INTO "inbox" VALUES(85,'t/T1','00000000-0000-7000-8000-000000005005','epoch001',3,'output','0031',1795000080000,1795000081000,'88b9aadeb49d6ddac554ea6798aa876ac7b94756817a28bb7df8acfdb0048457','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005005","source":"T1","subject":"","time":"2026-11-18T11:08:00Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000003","data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-01","good":"4"},"sum":"023d7ccba2e46dc5"}','accepted','','{"id":"00000000-0000-7000-8000-000000005005","epoch":"epoch001","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","negative-stock"],"have_through":3,"no":85,"result":{"good":"4","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(86,'t/T3','00000000-0000-7000-8000-000000005006','epoch001',1,'output','0031',1795000081000,1795000082000,'90ea5d967e3c2ed056bd299186ffdb5f5326f614ca7758ee32153cec4dfe1d4a','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005006","source":"T3","subject":"","time":"2026-11-18T11:08:01Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000001","data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-03","good":"3","consumed":[{"item":"DOWEL","q":"1"}]},"sum":"c36d2e695186ec8e"}','accepted','','{"id":"00000000-0000-7000-8000-000000005006","epoch":"epoch001","seq":1,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","covered-by-backflush"],"have_through":1,"no":86,"result":{"good":"7","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(87,'t/T1','00000000-0000-7000-8000-000000005007','epoch001',4,'consume','0031',1795000082000,1795000083000,'73a0fc02a7cb85de601f4b12fa2f02f900b7671aaebb531e3f54b98b7cf02477','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005007","source":"T1","subject":"","time":"2026-11-18T11:08:02Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000004","data":{"mo":"MO-2026-00500","op":"010","item":"NAIL","kind":"planned","location":"L-CUT","q":"2"},"sum":"12938a153e27ce7b"}','accepted','','{"id":"00000000-0000-7000-8000-000000005007","epoch":"epoch001","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":4,"no":87,"result":{}}');
INSERT INTO "inbox" VALUES(88,'t/T2','00000000-0000-7000-8000-000000005008','epoch001',3,'output','0031',1795000083000,1795000084000,'8325064ceb1f9b62cd2201aec08d99ce659e102b48d10746454aa09b70a83d34','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005008","source":"T2","subject":"","time":"2026-11-18T11:08:03Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000003","data":{"mo":"MO-2026-00500","op":"010","workstation":"CUT-02","good":"5","rework":"1"},"sum":"744f6a73787f4997"}','accepted','','{"id":"00000000-0000-7000-8000-000000005008","epoch":"epoch001","seq":3,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","negative-stock"],"have_through":3,"no":88,"result":{"good":"12","scrap":"0","rework":"1","suspect":"0"}}');
INSERT INTO "inbox" VALUES(89,'t/T2','00000000-0000-7000-8000-000000005009','epoch001',4,'consume','0031',1795000084000,1795000085000,'dc9fcdf33d50238f5d23b6a320b624bb384d6bdd77f66f0a750c6a3180cddc36','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005009","source":"T2","subject":"","time":"2026-11-18T11:08:04Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000004","data":{"mo":"MO-2026-00500","op":"010","item":"GLUE","kind":"planned","location":"RAW","q":"1"},"sum":"3e8491d04ecd4a63"}','accepted','','{"id":"00000000-0000-7000-8000-000000005009","epoch":"epoch001","seq":4,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":4,"no":89,"result":{}}');
INSERT INTO "inbox" VALUES(90,'t/T2','00000000-0000-7000-8000-000000005010','epoch001',5,'consume','0031',1795000085000,1795000086000,'332597a4f08d7e72d448868bef00d9d46076313e00c4d5f9ebd4cd70e0da9ee1','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005010","source":"T2","subject":"","time":"2026-11-18T11:08:05Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000005","data":{"mo":"MO-2026-00500","op":"010","item":"SLAT","kind":"planned","location":"L-ASM","q":"3"},"sum":"56b646835e173575"}','accepted','','{"id":"00000000-0000-7000-8000-000000005010","epoch":"epoch001","seq":5,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":5,"no":90,"result":{}}');
INSERT INTO "inbox" VALUES(91,'x/office','00000000-0000-7000-8000-000000005011',NULL,NULL,'mo-create','',1795000086000,1795000087000,'c9466f7732a7c5477f45d7e8fcdd9e2a4c773506cae444cde85797f85bb54c74','{"specversion":"1.0","type":"shopfloor.mo-create.v1","id":"00000000-0000-7000-8000-000000005011","source":"office","subject":"","time":"2026-11-18T11:08:06Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00501","item":"TABLE","q":"20"},"sum":"5824d9164394e6d5"}','accepted','','{"id":"00000000-0000-7000-8000-000000005011","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":91,"result":{"mo":"MO-2026-00501"}}');
INSERT INTO "inbox" VALUES(92,'x/office','00000000-0000-7000-8000-000000005012',NULL,NULL,'mo-release','',1795000087000,1795000088000,'870dfb7b655ca6a406f11ed16c4be8c6ecc09de50564942e720ddd5981e380e0','{"specversion":"1.0","type":"shopfloor.mo-release.v1","id":"00000000-0000-7000-8000-000000005012","source":"office","subject":"","time":"2026-11-18T11:08:07Z","authid":"","boot":"","mono":0,"data":{"mo":"MO-2026-00501"},"sum":"1561db1aea0e36ae"}','accepted','','{"id":"00000000-0000-7000-8000-000000005012","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":[],"have_through":null,"no":92,"result":{"material":"ready","shortages":{}}}');
INSERT INTO "inbox" VALUES(93,'t/T1','00000000-0000-7000-8000-000000005013','epoch001',5,'output','0031',1795000088000,1795000089000,'5ea57b69745c5a961cc9f7d44de160901caefa6faebdddd37e75731391a5841e','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005013","source":"T1","subject":"","time":"2026-11-18T11:08:08Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000005","data":{"mo":"MO-2026-00501","op":"010","workstation":"CUT-01","good":"2"},"sum":"4bc194cc3618f5b7"}','accepted','','{"id":"00000000-0000-7000-8000-000000005013","epoch":"epoch001","seq":5,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","negative-stock"],"have_through":5,"no":93,"result":{"good":"2","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(94,'t/T2','00000000-0000-7000-8000-000000005014','epoch001',6,'output','0031',1795000089000,1795000090000,'fa8c50a058229e1a4937d12b144e3dab7ca7cb0a7bb1779edc24415bac49c6e6','{"specversion":"1.0","type":"shopfloor.output.v1","id":"00000000-0000-7000-8000-000000005014","source":"T2","subject":"","time":"2026-11-18T11:08:09Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000006","data":{"mo":"MO-2026-00501","op":"010","workstation":"CUT-02","good":"3"},"sum":"273682da8b1be88a"}','accepted','','{"id":"00000000-0000-7000-8000-000000005014","epoch":"epoch001","seq":6,"status":"accepted","code":null,"message":null,"help":null,"flags":["not-started","negative-stock"],"have_through":6,"no":94,"result":{"good":"5","scrap":"0","rework":"0","suspect":"0"}}');
INSERT INTO "inbox" VALUES(95,'t/T1','00000000-0000-7000-8000-000000005015','epoch001',6,'consume','0031',1795000090000,1795000091000,'2a21dbabe78b63b29ae7c4deee9703086c1bf29e97e4f9a1d454612a2c47674a','{"specversion":"1.0","type":"shopfloor.consume.v1","id":"00000000-0000-7000-8000-000000005015","source":"T1","subject":"","time":"2026-11-18T11:08:10Z","authid":"0031","boot":"","mono":0,"epoch":"epoch001","sequence":"000000000006","data":{"mo":"MO-2026-00501","op":"010","item":"NAIL","kind":"planned","location":"RAW","q":"4"},"sum":"fb15a97cf5d6bd3f"}','accepted','','{"id":"00000000-0000-7000-8000-000000005015","epoch":"epoch001","seq":6,"status":"accepted","code":null,"message":null,"help":null,"flags":["covered-by-backflush"],"have_through":6,"no":95,"result":{}}');
INSERT INTO "inbox" VALUES(96,'x/office','00000000-0000-7000-8000-000000005016',NULL,NULL,'reverse','',1795000089000,1795000092000,'4e570a212c519b0b08be9b1837263d02fcad03f3a16b17c3c6619bd6362f79d9','{"specversion":"1.0","type":"shopfloor.reverse.v1","id":"00000000-0000-7000-8000-000000005016","source":"office","subject":"","time":"2026-11-18T11:08:11Z","authid":"","boot":"","mono":0,"data":{"command":"94","reason":"mistyped"},"sum":"bae40b5ad2cfc38d"}','accepted','','{"id":"00000000-0000-7000-8000-000000005016","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":null,"no":96,"result":{"command":"00000000-0000-7000-8000-000000005014","no":94,"verb":"output"}}');
INSERT INTO "inbox" VALUES(97,'x/office','00000000-0000-7000-8000-000000005017',NULL,NULL,'reverse','',1795000090000,1795000093000,'45eb7a6eabf9247a9d1507fad92fddc509f10c0fe76631ba2054bb37eee54b19','{"specversion":"1.0","type":"shopfloor.reverse.v1","id":"00000000-0000-7000-8000-000000005017","source":"office","subject":"","time":"2026-11-18T11:08:12Z","authid":"","boot":"","mono":0,"data":{"command":"95","reason":"mistyped"},"sum":"a79029800cb2d64c"}','accepted','','{"id":"00000000-0000-7000-8000-000000005017","epoch":null,"seq":null,"status":"accepted","code":null,"message":null,"help":null,"flags":["negative-stock"],"have_through":null,"no":97,"result":{"command":"00000000-0000-7000-8000-000000005015","no":95,"verb":"consume"}}');
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
INSERT INTO "item" VALUES('STOOL','Stool','pc',0,'FG',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('TABLE','','pc',0,'FG',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('SLAT','','pc',6,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('DOWEL','','pc',0,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('NAIL','','pc',0,'RAW',0,0,0,0,'','',1,1);
INSERT INTO "item" VALUES('GLUE','','pc',6,'RAW',0,0,0,0,'','',1,1);
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
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('grant_secret','b1cf738a4542910d4399a3fbb91843f1643f32f61ba157e6cfdce3a419230d37');
INSERT INTO "meta" VALUES('database_id','c0a9487080657128');
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
INSERT INTO "mo" VALUES('MO-2026-00184','CH-100','',100000000,100000000,'released','','',0,'ready',3,0,0,0,'','','','{}','CH-100','CH-100',0,30910000000,0,0,42,'{}');
INSERT INTO "mo" VALUES('MO-2026-00200','STOOL','',10000000,10000000,'released','','',0,'ready',3,0,0,0,'','','','{}','STOOL','STOOL',0,225000000,0,0,84,'{"T1":["epoch001",2],"T2":["epoch001",2]}');
INSERT INTO "mo" VALUES('MO-2026-00500','TABLE','',90000000,90000000,'released','','',0,'ready',3,0,0,0,'','','','{}','TABLE','TABLE',0,159623151,12000000,21283087,90,'{"T1":["epoch001",4],"T3":["epoch001",1],"T2":["epoch001",5]}');
INSERT INTO "mo" VALUES('MO-2026-00501','TABLE','',20000000,20000000,'released','','',0,'ready',3,0,0,0,'','','','{}','TABLE','TABLE',0,35394034,2000000,3539403,97,'{"T1":["epoch001",6],"T2":["epoch001",6]}');
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
INSERT INTO "mo_material" VALUES('MO-2026-00200',1,'010','RM-006',1000000,'unit',1000000,'backflush',0,'[]',1000000,0,6000000,'{"L-ASM":3000000,"L-CUT":3000000}',0,'{"L-ASM":1000000}');
INSERT INTO "mo_material" VALUES('MO-2026-00200',2,'020','RM-004',2000000,'unit',1000000,'backflush',0,'[]',0,0,0,'',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00500',1,'010','SLAT',1100000,'unit',1000000,'backflush',7000000,'["DOWEL"]',4000000,0,15301000,'{"L-ASM":6000000,"L-CUT":4000000,"RAW":3000000}',0,'{"L-ASM":3000000,"RAW":1000000}');
INSERT INTO "mo_material" VALUES('MO-2026-00500',2,'010','NAIL',3000000,'batch',4000000,'backflush',0,'[]',2000000,0,12000000,'{"L-ASM":6000000,"L-CUT":4000000,"RAW":3000000}',0,'{"L-CUT":2000000}');
INSERT INTO "mo_material" VALUES('MO-2026-00500',3,'010','GLUE',300000,'order',1000000,'backflush',0,'[]',1000000,0,1000000,'{"L-ASM":6000000,"L-CUT":4000000,"RAW":3000000}',0,'{"RAW":1000000}');
INSERT INTO "mo_material" VALUES('MO-2026-00500',4,'010','SLAT',333333,'unit',1000000,'backflush',0,'[]',0,0,4333329,'{"L-ASM":6000000,"L-CUT":4000000,"RAW":3000000}',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00501',1,'010','SLAT',1100000,'unit',1000000,'backflush',7000000,'["DOWEL"]',0,0,2354000,'L-CUT',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00501',2,'010','NAIL',3000000,'batch',4000000,'backflush',0,'[]',0,0,3000000,'L-CUT',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00501',3,'010','GLUE',300000,'order',1000000,'backflush',0,'[]',0,0,300000,'L-CUT',0,'{}');
INSERT INTO "mo_material" VALUES('MO-2026-00501',4,'010','SLAT',333333,'unit',1000000,'backflush',0,'[]',0,0,666666,'L-CUT',0,'{}');
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
INSERT INTO "mo_op" VALUES('MO-2026-00184','010','','CUT',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','020','','ASM',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','030','','LAC',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','040','','UPH',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','050','','QC',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00184','060','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,42,'{}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00200','010','','CUT',0,0,1000000,0,0,'','',0,6000000,0,0,0,84,'{"T1":["epoch001",2],"T2":["epoch001",2]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00200','020','','PACK',0,0,1000000,0,0,'','',0,0,0,0,0,81,'{"T1":["epoch001",1],"T2":["epoch001",1]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00500','010','','CUT',0,0,1000000,0,0,'','',0,12000000,0,1000000,0,90,'{"T1":["epoch001",4],"T3":["epoch001",1],"T2":["epoch001",5]}','[]');
INSERT INTO "mo_op" VALUES('MO-2026-00501','010','','CUT',0,0,1000000,0,0,'','',0,2000000,0,0,0,97,'{"T1":["epoch001",6],"T2":["epoch001",6]}','[]');
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
INSERT INTO "movement" VALUES(57,'transfer',1795000056000,NULL,'b709223b2154dd78d699810f40df63a5d84ce2674c21974214b7928dee8c6ca1');
INSERT INTO "movement" VALUES(58,'transfer',1795000057000,NULL,'d8ca510f173494b305bf973457cac1f12fed445d5669b07de208de96042764a1');
INSERT INTO "movement" VALUES(59,'transfer',1795000058000,NULL,'5789ee10ba9a9c4672c154ba61d968466b8952f9f68222a30e640e72aca16689');
INSERT INTO "movement" VALUES(67,'receive',1795000065000,NULL,'68b879c7b26b9d23a6fb26b4d5a3df3a59527b379c5a025633dad6694dd8093b');
INSERT INTO "movement" VALUES(69,'receive',1795000067000,NULL,'cc643a2784202f8c3b0fc9e28a29ea1ac29fb2515c88518c130deccb7615b832');
INSERT INTO "movement" VALUES(71,'receive',1795000069000,NULL,'4de15b56a135a6b452e1366cabc9790cf23b865e5c36b72c20bf39b04f37668e');
INSERT INTO "movement" VALUES(73,'receive',1795000071000,NULL,'d6e3f14635ee6fdf135196bd4581736a0c290e4034d7bc1302e5a7667969f4eb');
INSERT INTO "movement" VALUES(80,'output',1795000076000,NULL,'564b2b75b7ba2392e85f915c95e9e9c749e68ec670c512cedef8e2cced07c410');
INSERT INTO "movement" VALUES(81,'output',1795000077000,NULL,'34c0115ce185c2649e88345c92f3ed518c607737254eecfb876c85c40996126d');
INSERT INTO "movement" VALUES(82,'consume',1795000078000,NULL,'db70b7ca7ad7be3d52586c51fe2d2a6dd33df6e97e71133804f250d233223083');
INSERT INTO "movement" VALUES(83,'consume',1795000079000,NULL,'e48328e84014b44644a5743907544c86fb72829ea5851b94856bae12f418c671');
INSERT INTO "movement" VALUES(84,'reverse',1795000080000,82,'5f9f10f325f065930455c9d89814613c300267e878daae36ef5969249c4b9a83');
INSERT INTO "movement" VALUES(85,'output',1795000081000,NULL,'ae3b69a1441f8b8459cd01afa7fba8402854f9fc92f390b0a475034fe6383f1f');
INSERT INTO "movement" VALUES(86,'output',1795000082000,NULL,'311886c4fe7c9c1dbece9e74c9f414885a082d3f6bcc7bb3b8e7e3a9fc7a3d85');
INSERT INTO "movement" VALUES(87,'consume',1795000083000,NULL,'8fa2240e3554dcb7ca1b7c61e9794ba911ecab09e9472e80a7373497c369fe40');
INSERT INTO "movement" VALUES(88,'output',1795000084000,NULL,'947d787d739fc65bcc5d698b79005f9739308770e95d161e2975ed18fff413e0');
INSERT INTO "movement" VALUES(89,'consume',1795000085000,NULL,'05c0c3e9f4d06de1403624bc94ed41c22c0449c964bac3ef3143cad2765307d6');
INSERT INTO "movement" VALUES(90,'consume',1795000086000,NULL,'018a7baaf1d9d6dc6e74af35685f3be3fcc62a95cfcd52188a90d8a35a5731b6');
INSERT INTO "movement" VALUES(93,'output',1795000089000,NULL,'96269968da8a5cb9df7b35acc80e546618940759ab7f89cd8e7743b3b4078180');
INSERT INTO "movement" VALUES(94,'output',1795000090000,NULL,'283041ac80943606836353c42ae71a9163bdb7f4aa5e4809935b007ce2a65a83');
INSERT INTO "movement" VALUES(95,'consume',1795000091000,NULL,'158b42b19619d011b08580722a43a3b0863770f6e3a41c3966c52fa96ddabee4');
INSERT INTO "movement" VALUES(96,'reverse',1795000092000,94,'4352a9afe14139e6ef219d473a3e42f861e83816b007f15d7c768f6405255773');
INSERT INTO "movement" VALUES(97,'reverse',1795000093000,95,'5d2a437bc8b6587f341a6ad1a42dd9b098e6bcadb07e9025b1ba66f31dc144a0');
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
INSERT INTO "movement_line" VALUES(57,1,'RM-006','','RAW','L-CUT','',100000000,0);
INSERT INTO "movement_line" VALUES(58,1,'RM-004','','RAW','L-PACK','',200000000,0);
INSERT INTO "movement_line" VALUES(59,1,'RM-001','','RAW','L-CUT','',10000000,0);
INSERT INTO "movement_line" VALUES(67,1,'SLAT','','SUPPLIER','RAW','',500000000,388888500);
INSERT INTO "movement_line" VALUES(69,1,'DOWEL','','SUPPLIER','RAW','',500000000,388888500);
INSERT INTO "movement_line" VALUES(71,1,'NAIL','','SUPPLIER','RAW','',500000000,388888500);
INSERT INTO "movement_line" VALUES(73,1,'GLUE','','SUPPLIER','RAW','',500000000,388888500);
INSERT INTO "movement_line" VALUES(80,1,'RM-006','','L-CUT','WIP','MO-2026-00200',3000000,19500000);
INSERT INTO "movement_line" VALUES(81,1,'RM-006','','L-ASM','WIP','MO-2026-00200',3000000,19500000);
INSERT INTO "movement_line" VALUES(82,1,'RM-006','','RAW','WIP','MO-2026-00200',2000000,13000000);
INSERT INTO "movement_line" VALUES(82,2,'RM-006','','WIP','L-ASM','MO-2026-00200',2000000,13000000);
INSERT INTO "movement_line" VALUES(83,1,'RM-006','','L-ASM','WIP','MO-2026-00200',1000000,6500000);
INSERT INTO "movement_line" VALUES(83,2,'RM-006','','WIP','L-ASM','MO-2026-00200',1000000,6500000);
INSERT INTO "movement_line" VALUES(84,1,'RM-006','','WIP','RAW','MO-2026-00200',2000000,13000000);
INSERT INTO "movement_line" VALUES(84,2,'RM-006','','L-ASM','WIP','MO-2026-00200',2000000,13000000);
INSERT INTO "movement_line" VALUES(85,1,'SLAT','','L-CUT','WIP','MO-2026-00500',4708000,3661774);
INSERT INTO "movement_line" VALUES(85,2,'NAIL','','L-CUT','WIP','MO-2026-00500',3000000,2333331);
INSERT INTO "movement_line" VALUES(85,3,'GLUE','','L-CUT','WIP','MO-2026-00500',300000,233333);
INSERT INTO "movement_line" VALUES(85,4,'SLAT','','L-CUT','WIP','MO-2026-00500',1333332,1037035);
INSERT INTO "movement_line" VALUES(85,5,'TABLE','','WIP','FG','MO-2026-00500',4000000,7094362);
INSERT INTO "movement_line" VALUES(86,1,'DOWEL','','RAW','WIP','MO-2026-00500',1000000,777777);
INSERT INTO "movement_line" VALUES(86,2,'SLAT','','WIP','L-CUT','MO-2026-00500',1000000,777777);
INSERT INTO "movement_line" VALUES(86,3,'SLAT','','L-CUT','WIP','MO-2026-00500',1000000,777777);
INSERT INTO "movement_line" VALUES(86,4,'SLAT','','RAW','WIP','MO-2026-00500',2531000,1968554);
INSERT INTO "movement_line" VALUES(86,5,'NAIL','','RAW','WIP','MO-2026-00500',3000000,2333331);
INSERT INTO "movement_line" VALUES(86,6,'SLAT','','RAW','WIP','MO-2026-00500',999999,777776);
INSERT INTO "movement_line" VALUES(86,7,'TABLE','','WIP','FG','MO-2026-00500',3000000,5320772);
INSERT INTO "movement_line" VALUES(87,1,'NAIL','','L-CUT','WIP','MO-2026-00500',2000000,1555554);
INSERT INTO "movement_line" VALUES(87,2,'NAIL','','WIP','L-CUT','MO-2026-00500',2000000,1555554);
INSERT INTO "movement_line" VALUES(88,1,'SLAT','','L-ASM','WIP','MO-2026-00500',7062000,5492661);
INSERT INTO "movement_line" VALUES(88,2,'NAIL','','L-ASM','WIP','MO-2026-00500',6000000,4666662);
INSERT INTO "movement_line" VALUES(88,3,'GLUE','','L-ASM','L-CUT','',300000,0);
INSERT INTO "movement_line" VALUES(88,4,'SLAT','','L-ASM','WIP','MO-2026-00500',1999998,1555552);
INSERT INTO "movement_line" VALUES(88,5,'TABLE','','WIP','FG','MO-2026-00500',5000000,8867953);
INSERT INTO "movement_line" VALUES(89,1,'GLUE','','RAW','WIP','MO-2026-00500',1000000,777777);
INSERT INTO "movement_line" VALUES(89,2,'GLUE','','WIP','L-ASM','MO-2026-00500',300000,233333);
INSERT INTO "movement_line" VALUES(90,1,'SLAT','','L-ASM','WIP','MO-2026-00500',3000000,2333331);
INSERT INTO "movement_line" VALUES(90,2,'SLAT','','WIP','L-ASM','MO-2026-00500',3000000,2333331);
INSERT INTO "movement_line" VALUES(93,1,'SLAT','','L-CUT','WIP','MO-2026-00501',2354000,1830887);
INSERT INTO "movement_line" VALUES(93,2,'NAIL','','L-CUT','WIP','MO-2026-00501',3000000,2333331);
INSERT INTO "movement_line" VALUES(93,3,'GLUE','','L-CUT','WIP','MO-2026-00501',300000,233333);
INSERT INTO "movement_line" VALUES(93,4,'SLAT','','L-CUT','WIP','MO-2026-00501',666666,518517);
INSERT INTO "movement_line" VALUES(93,5,'TABLE','','WIP','FG','MO-2026-00501',2000000,3539403);
INSERT INTO "movement_line" VALUES(94,1,'SLAT','','L-ASM','WIP','MO-2026-00501',3531000,2746331);
INSERT INTO "movement_line" VALUES(94,2,'NAIL','','L-ASM','WIP','MO-2026-00501',3000000,2333331);
INSERT INTO "movement_line" VALUES(94,3,'GLUE','','L-ASM','L-CUT','',300000,0);
INSERT INTO "movement_line" VALUES(94,4,'SLAT','','L-ASM','WIP','MO-2026-00501',999999,777776);
INSERT INTO "movement_line" VALUES(94,5,'TABLE','','WIP','FG','MO-2026-00501',3000000,5309105);
INSERT INTO "movement_line" VALUES(95,1,'NAIL','','RAW','WIP','MO-2026-00501',4000000,3111108);
INSERT INTO "movement_line" VALUES(95,2,'NAIL','','WIP','L-ASM','MO-2026-00501',3000000,2333331);
INSERT INTO "movement_line" VALUES(95,3,'NAIL','','WIP','L-CUT','MO-2026-00501',1000000,777777);
INSERT INTO "movement_line" VALUES(96,1,'SLAT','','WIP','L-ASM','MO-2026-00501',3531000,2746331);
INSERT INTO "movement_line" VALUES(96,2,'NAIL','','WIP','L-ASM','MO-2026-00501',3000000,2333331);
INSERT INTO "movement_line" VALUES(96,3,'GLUE','','L-CUT','L-ASM','',300000,0);
INSERT INTO "movement_line" VALUES(96,4,'SLAT','','WIP','L-ASM','MO-2026-00501',999999,777776);
INSERT INTO "movement_line" VALUES(96,5,'TABLE','','FG','WIP','MO-2026-00501',3000000,5309105);
INSERT INTO "movement_line" VALUES(96,6,'NAIL','','L-ASM','L-CUT','',2000000,0);
INSERT INTO "movement_line" VALUES(96,7,'NAIL','','L-ASM','WIP','MO-2026-00501',1000000,777777);
INSERT INTO "movement_line" VALUES(97,1,'NAIL','','WIP','RAW','MO-2026-00501',4000000,3111108);
INSERT INTO "movement_line" VALUES(97,2,'NAIL','','L-ASM','WIP','MO-2026-00501',3000000,2333331);
INSERT INTO "movement_line" VALUES(97,3,'NAIL','','L-CUT','WIP','MO-2026-00501',1000000,777777);
INSERT INTO "movement_line" VALUES(97,4,'NAIL','','L-CUT','L-ASM','',2000000,0);
INSERT INTO "movement_line" VALUES(97,5,'NAIL','','WIP','L-ASM','MO-2026-00501',1000000,777777);
CREATE TABLE note (
	no BIGINT NOT NULL, 
	subject VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	badge VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (no)
);
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
CREATE TABLE pool (
	item VARCHAR NOT NULL, 
	q BIGINT NOT NULL, 
	v BIGINT NOT NULL, 
	last_v BIGINT NOT NULL, 
	last_q BIGINT NOT NULL, 
	CONSTRAINT pk_pool PRIMARY KEY (item)
);
INSERT INTO "pool" VALUES('RM-001',20000000,9000000000,9000000000,20000000);
INSERT INTO "pool" VALUES('RM-006',394000000,2561000000,2561000000,394000000);
INSERT INTO "pool" VALUES('RM-007',70000000,2940000000,2940000000,70000000);
INSERT INTO "pool" VALUES('RM-002',520000000,14560000000,14560000000,520000000);
INSERT INTO "pool" VALUES('RM-003',290000000,10150000000,10150000000,290000000);
INSERT INTO "pool" VALUES('RM-004',900000000,7200000000,7200000000,900000000);
INSERT INTO "pool" VALUES('RM-005',110000000,10450000000,10450000000,110000000);
INSERT INTO "pool" VALUES('SLAT',478345005,372045744,372045744,478345005);
INSERT INTO "pool" VALUES('DOWEL',499000000,388110723,388110723,499000000);
INSERT INTO "pool" VALUES('NAIL',485000000,377221845,377221845,485000000);
INSERT INTO "pool" VALUES('GLUE',498700000,387877390,387877390,498700000);
INSERT INTO "pool" VALUES('TABLE',14000000,24822490,24822490,14000000);
CREATE TABLE presence (
	workstation VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	CONSTRAINT pk_presence PRIMARY KEY (workstation, badge)
);
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
INSERT INTO "reason" VALUES('JAM','stop','jam',1,1);
INSERT INTO "reason" VALUES('OUT','stop','out',1,1);
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
INSERT INTO "reversal" VALUES(84,82,'mistyped');
INSERT INTO "reversal" VALUES(96,94,'mistyped');
INSERT INTO "reversal" VALUES(97,95,'mistyped');
CREATE TABLE routing (
	id VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	steps TEXT NOT NULL, 
	rev INTEGER NOT NULL, active BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_routing PRIMARY KEY (id)
);
INSERT INTO "routing" VALUES('CH-100','CH-100','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "020", "name": "", "group": "ASM", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "030", "name": "", "group": "LAC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "040", "name": "", "group": "UPH", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "050", "name": "", "group": "QC", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "060", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1,1);
INSERT INTO "routing" VALUES('STOOL','STOOL','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}, {"grant": "", "op": "020", "name": "", "group": "PACK", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1,1);
INSERT INTO "routing" VALUES('TABLE','TABLE','[{"grant": "", "op": "010", "name": "", "group": "CUT", "setup_min": "0", "run_min": "0", "transfer_q": "1", "wait_min": "0", "gate": false, "skill": "", "instructions": ""}]',1,1);
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
INSERT INTO "workstation" VALUES('CUT-01','','CUT','L-CUT','one','2026-11-18',9000000,0,1,93,'{"T1":["epoch001",5]}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('ASM-01','','ASM','L-ASM','one','',0,0,1,19,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('LAC-01','','LAC','L-LAC','one','',0,0,1,20,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('UPH-01','','UPH','L-UPH','one','',0,0,1,21,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('QC-01','','QC','','one','',0,0,1,22,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('PACK-01','','PACK','L-PACK','one','',0,0,1,23,'{}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('CUT-02','','CUT','L-ASM','one','2026-11-18',8000000,0,1,96,'{"T2":["epoch001",6]}','many','production','',0,0,1);
INSERT INTO "workstation" VALUES('CUT-03','','CUT','','one','2026-11-18',3000000,0,1,86,'{"T3":["epoch001",1]}','many','production','',0,0,1);
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
