-- By the rules for which severity a page's contacts are used; empty in rows from before: for the one of now.
alter table page add column plan_severity text;
