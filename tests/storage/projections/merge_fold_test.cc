#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

// Two records of one woman, each with a case, a note and an alert.
struct TwoRecords {
  TwoRecords() {
    for (const std::string id : {"41", "42"}) {
      const std::string name = id == "41" ? "Zoë" : "Zoe";
      record.Append(
          "person/" + id, "person.registered",
          R"({"person":{"first_names":")" + name + R"(","last_name":"Brontë","nhs_number":"99900000)" + id + "\"}}");
      record.Append("case/7" + id, "case.opened",
                    R"({"pathway":"referral","subject":)" + id +
                        R"(,"received":"2026-09-01T08:00:00Z","state":"triage","owner":{"team":1},)"
                        R"("due":{"kind":"look-again","at":"2026-10-09T23:00:00Z"}})");
      record.Append("person/" + id, "note.written",
                    R"({"note":9)" + id + R"(,"people":[)" + id + R"(],"type":"call","text":"Note on )" + id + "\"}");
      record.Append("person/" + id, "person.alert-added",
                    R"({"key":)" + id + R"(,"code":"dog","text":"Dog )" + id + "\"}");
    }
  }
  std::size_t Cases(std::int64_t id) { return record.Get().cases().OfPerson(PersonId{id}, {}).size(); }
  std::string CaseNames(std::int64_t id) {
    std::string names;
    for (const auto& row : record.Get().cases().OfPerson(PersonId{id}, {})) names += row.subject_name + ";";
    return names;
  }
  std::size_t Notes(std::int64_t id) {
    return record.Get().people().Chronology(PersonId{id}, {}, 0, 50, "note").size();
  }

  FoldedRecord record;
};

TEST_CASE("After a merge all that both records held is the survivor's, under either id") {
  TwoRecords two;
  two.record.Append("person/41", "person.merged", R"({"into":42,"reason":"same NHS letter"})");
  auto& people = two.record.Get().people();
  CHECK(people.Find(PersonId{41})->id == PersonId{42});
  for (const std::int64_t id : {41, 42}) {
    CHECK(two.Cases(id) == 2);
    CHECK(two.Notes(id) == 2);
    CHECK(people.Alerts(PersonId{id}, *ParseDate("2026-10-01")).size() == 2);
  }
  CHECK(two.CaseNames(42) == "Zoe Brontë;Zoe Brontë;");
  CHECK(people.ByNhsNumber("9990000041") == std::vector<PersonId>{PersonId{42}});
  const auto hits = people.Search(Named("bronte zoe"), {});
  REQUIRE(hits.size() == 1);
  CHECK((hits[0].id == PersonId{42} && hits[0].open_cases == 2));
}

TEST_CASE("An undone merge puts everything back where it was, later events too") {
  TwoRecords two;
  two.record.Append("person/41", "person.merged", R"({"into":42,"reason":"same NHS letter"})");
  two.record.Append("person/41", "person.unmerged", R"({"from":42,"reason":"a niece"})");
  CHECK(two.Cases(41) == 1);
  CHECK(two.Notes(42) == 1);
  CHECK(two.CaseNames(41) == "Zoë Brontë;");
  CHECK(two.record.Get().people().Search(Named("bronte"), {}).size() == 2);
}

TEST_CASE("A chain of merges ends at the last survivor, and comes apart link by link") {
  TwoRecords two;
  two.record.Append("person/43", "person.registered", R"({"person":{"last_name":"Brontë"}})");
  two.record.Append("person/41", "person.merged", R"({"into":42})");
  two.record.Append("person/42", "person.merged", R"({"into":43})");
  CHECK(two.record.Get().people().Find(PersonId{41})->id == PersonId{43});
  CHECK(two.Cases(43) == 2);
  two.record.Append("person/42", "person.unmerged", R"({"from":43})");
  CHECK(two.record.Get().people().Find(PersonId{41})->id == PersonId{42});
  CHECK(two.Cases(42) == 2);
  CHECK(two.Cases(43) == 0);
}

}  // namespace
}  // namespace caseway::tests
