package store

// readableSchema is the plain tables beside the core: the plan as it stood when the file was saved, for any tool that reads SQLite.
// They are made from the core whenever a file is written, and never read back.
//
// There is one table for each kind of item, with a column for each of its fields: texts in the plan's primary language, sets as
// their members with spaces between. The same texts in the other languages are in the table translation.
const readableSchema = `CREATE TABLE plan(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  changed TEXT,
  title TEXT,
  subtitle TEXT,
  scope TEXT,
  scope_name TEXT,
  period_start TEXT,
  period_end TEXT,
  language TEXT,
  edition TEXT,
  state TEXT,
  parent_id TEXT,
  parent_title TEXT,
  priority_label TEXT,
  number_style TEXT,
  design_primary TEXT,
  design_accent TEXT,
  design_font TEXT,
  design_paper TEXT,
  design_logo_file TEXT,
  design_logo_alt TEXT,
  design_logo_decorative TEXT,
  design_logo_credit TEXT,
  design_logo_consent TEXT,
  organisation_name TEXT,
  organisation_short_name TEXT,
  organisation_about TEXT,
  organisation_address TEXT,
  organisation_telephone TEXT,
  organisation_email TEXT,
  organisation_web TEXT,
  organisation_contact TEXT,
  organisation_company TEXT,
  organisation_vat TEXT,
  organisation_copyright TEXT
) STRICT;
CREATE TABLE charity(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  register TEXT,
  number TEXT
) STRICT;
CREATE TABLE section(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  title TEXT,
  body TEXT,
  place TEXT,
  priority TEXT,
  section_kind TEXT,
  versions TEXT,
  picture_file TEXT,
  picture_alt TEXT,
  picture_decorative TEXT,
  picture_credit TEXT,
  picture_consent TEXT
) STRICT;
CREATE TABLE priority(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  title TEXT
) STRICT;
CREATE TABLE commitment(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  text TEXT
) STRICT;
CREATE TABLE row(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  title TEXT,
  "when" TEXT
) STRICT;
CREATE TABLE action(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  text TEXT,
  short TEXT,
  lead TEXT,
  partners TEXT,
  status TEXT,
  asks TEXT
) STRICT;
CREATE TABLE link(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  relation TEXT,
  action TEXT,
  as_seen TEXT,
  reason TEXT
) STRICT;
CREATE TABLE measure(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  text TEXT,
  counted TEXT,
  baseline TEXT,
  target TEXT,
  by TEXT,
  source TEXT
) STRICT;
CREATE TABLE reading(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  date TEXT,
  value TEXT,
  note TEXT
) STRICT;
CREATE TABLE statistic(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  figure TEXT,
  what TEXT,
  place TEXT,
  date TEXT,
  source TEXT
) STRICT;
CREATE TABLE term(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  short TEXT,
  meaning TEXT
) STRICT;
CREATE TABLE comment(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  "on" TEXT,
  field TEXT,
  answers TEXT,
  text TEXT,
  by TEXT,
  at TEXT,
  settled TEXT
) STRICT;
CREATE TABLE edition(
  id TEXT NOT NULL,
  ref TEXT,
  parent TEXT,
  position INTEGER NOT NULL,
  label TEXT,
  at TEXT
) STRICT;
CREATE TABLE translation(
  item TEXT NOT NULL,
  field TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE TABLE writer(
  id TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
`
