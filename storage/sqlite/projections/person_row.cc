#include "storage/sqlite/projections/person_row.h"

#include <string>

#include "storage/sqlite/projections/clock_counts.h"
#include "storage/sqlite/projections/measured_counts.h"
#include "storage/sqlite/projections/search_keys.h"

namespace caseway::storage {
namespace {

constexpr char kSavePerson[] =
    "INSERT INTO person (id, root, document, name, sort_name, born, nhs_number, address, postcode, address_key, dead,"
    " provisional) VALUES (:id, :root, :document, :name, :sort_name, :born, :nhs_number, :address, :postcode,"
    " :address_key, :dead, :provisional) ON CONFLICT (id) DO UPDATE SET document = excluded.document,"
    " name = excluded.name, sort_name = excluded.sort_name, born = excluded.born, nhs_number = excluded.nhs_number,"
    " address = excluded.address, postcode = excluded.postcode, address_key = excluded.address_key,"
    " dead = excluded.dead, provisional = excluded.provisional";

// Every table that lists by person: the column that holds the root now, and the one with the id as events say it.
constexpr const char* kMoves[] = {
    "UPDATE person SET root = :root WHERE id = :person",
    "UPDATE person_alert SET root = :root WHERE root = :old AND person = :person",
    "UPDATE communication_need SET root = :root WHERE root = :old AND person = :person",
    "UPDATE planned_move SET root = :root WHERE root = :old AND person = :person",
    "UPDATE relationship SET root = :root WHERE root = :old AND person = :person",
    "UPDATE relationship SET other_root = :root WHERE other_root = :old AND other = :person",
    "UPDATE sharing SET root = :root WHERE root = :old AND person = :person",
    "UPDATE sharing SET other_root = :root WHERE other_root = :old AND other = :person",
    "UPDATE contact SET subject_root = :root WHERE subject_root = :old AND subject = :person",
    "UPDATE case_row SET subject_root = :root, subject_name = (SELECT name FROM person WHERE id = :root)"
    " WHERE subject_root = :old AND subject = :person",
    "UPDATE case_party SET root = :root WHERE root = :old AND person = :person",
    "UPDATE entry_person SET root = :root WHERE root = :old AND person = :person",
    "UPDATE attachment_person SET root = :root WHERE root = :old AND person = :person",
    "UPDATE fact_answer SET root = :root WHERE root = :old AND person = :person",
};

void RunForKeys(Connection& db, const char* sql, const std::vector<std::string>& keys, const PersonRow& row) {
  const std::string sort_name = ListName(row.person);
  auto run = db.Prepare(sql);
  for (const auto& key : keys) {
    run.Bind(":key", key).Bind(":sort_name", sort_name).Bind(":root", row.root).Bind(":person", row.person.id).Run();
  }
}

void DropKeys(Connection& db, const PersonRow& row) {
  RunForKeys(db,
             "DELETE FROM person_name WHERE token = :key AND sort_name = :sort_name AND root = :root"
             " AND person = :person",
             NameWords(row.person), row);
  RunForKeys(db,
             "DELETE FROM person_sound WHERE sound = :key AND sort_name = :sort_name AND root = :root"
             " AND person = :person",
             NameSounds(row.person), row);
}

void KeepKeys(Connection& db, const PersonRow& row) {
  RunForKeys(db,
             "INSERT OR IGNORE INTO person_name (token, sort_name, root, person)"
             " VALUES (:key, :sort_name, :root, :person)",
             NameWords(row.person), row);
  RunForKeys(db,
             "INSERT OR IGNORE INTO person_sound (sound, sort_name, root, person)"
             " VALUES (:key, :sort_name, :root, :person)",
             NameSounds(row.person), row);
}

}  // namespace

std::optional<PersonRow> LoadPersonRow(Connection& db, std::int64_t id) {
  auto find = db.Prepare("SELECT document, root, merged_into FROM person WHERE id = :id");
  find.Bind(":id", id);
  if (!find.Step()) return std::nullopt;
  const auto document = ReadJson(find.Text(0));
  PersonRow row{document ? PersonFromDocument(*document) : Person{}, find.Int(1)};
  row.person.id = PersonId{id};
  row.person.merged_into = PersonId{find.Int(2)};
  return row;
}

void SavePersonRow(Connection& db, const Person& after, const PersonRow* before) {
  const PersonRow row{after, before != nullptr ? before->root : after.id.value};
  if (before != nullptr) DropKeys(db, *before);
  const std::string name = after.DisplayName();
  db.Prepare(kSavePerson)
      .Bind(":id", after.id)
      .Bind(":root", row.root)
      .Bind(":document", WriteJson(ToDocument(after)))
      .Bind(":name", name)
      .Bind(":sort_name", ListName(after))
      .Bind(":born", FormatIso(after.born))
      .Bind(":nhs_number", after.nhs_number)
      .Bind(":address", after.address)
      .Bind(":postcode", after.postcode)
      .Bind(":address_key", AddressKey(after))
      .Bind(":dead", std::int64_t{after.died.has_value()})
      .Bind(":provisional", std::int64_t{after.provisional})
      .Run();
  KeepKeys(db, row);
  if (before == nullptr || before->person.DisplayName() == name) return;
  db.Prepare("UPDATE case_row SET subject_name = :name WHERE subject_root = :id")
      .Bind(":name", name)
      .Bind(":id", after.id)
      .Run();
}

void CountForPerson(Connection& db, std::int64_t root) {
  db.Prepare(
        "UPDATE person SET"
        " secret_address = (SELECT COUNT(*) FROM person_alert WHERE root = :id AND code = 'address-secret'),"
        " open_plain = (SELECT COUNT(*) FROM case_row WHERE subject_root = :id AND open = 1 AND restriction = 0),"
        " open_hidden = (SELECT COUNT(*) FROM case_row WHERE subject_root = :id AND open = 1 AND restriction > 0)"
        " WHERE id = :id")
      .Bind(":id", root)
      .Run();
}

void MoveToRoot(Connection& db, std::int64_t person, std::int64_t root) {
  auto row = LoadPersonRow(db, person);
  if (!row || row->root == root) return;
  const std::int64_t old = row->root;
  DropKeys(db, *row);
  for (const char* sql : kMoves) {
    auto move = db.Prepare(sql);
    move.Bind(":root", root).Bind(":person", person);
    if (std::string_view(sql).find(":old") != std::string_view::npos) move.Bind(":old", old);
    move.Run();
  }
  row->root = root;
  KeepKeys(db, *row);
  for (const auto held : {old, root}) {
    CountForPerson(db, held);
    CountFirstCompletedOf(db, held);
    CountMeasuredOf(db, held);
  }
}

}  // namespace caseway::storage
