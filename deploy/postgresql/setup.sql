-- As postgres, once: psql -f setup.sql -v password="'…'"
-- CREATEDB lets a backup be restored into a database of its own, to be looked at; without it only its list is read.
CREATE ROLE shopfloor LOGIN CREATEDB PASSWORD :password;
CREATE DATABASE shopfloor OWNER shopfloor ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE shopfloor FROM PUBLIC;
