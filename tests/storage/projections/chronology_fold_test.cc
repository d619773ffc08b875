#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

std::string Lines(const std::vector<ChronologyRow>& rows) {
  std::string lines;
  for (const auto& row : rows) {
    lines += row.title + (row.text.empty() ? "" : " | " + row.text) + (row.by.empty() ? "" : " | " + row.by) +
             (row.struck ? " | struck: " + row.struck_reason : "") + "\n";
  }
  return lines;
}

struct Council {
  Council() {
    record.Append("team/1", "team.created", R"({"key":"access-team","title":"Access team"})");
    record.Append("account/100", "account.created", R"({"user_name":"grace","name":"Grace Obi","teams":[1]})");
    record.Append("person/41", "person.registered", R"({"person":{"last_name":"Ward"}})", 100);
    record.Append("person/42", "person.registered", R"({"person":{"last_name":"Khan"}})", 100);
    record.Append("case/77", "case.opened",
                  R"({"pathway":"referral","subject":41,"state":"triage","owner":{"team":1}})", 100);
  }
  std::string OfCase() { return Lines(record.Get().cases().Chronology(CaseId{77}, 0, 1)); }
  FoldedRecord record;
};

TEST_CASE("Each event that someone would look for has its sentence") {
  const auto [type, json, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"note.written",
       R"({"note":1,"people":[41],"type":"home-visit","text":"All well","present":"son","seen_alone":true})",
       "Home visit, present: son, seen alone | All well | Grace Obi\n"},
      {"case.advanced", R"({"to":"x","title":"Start","reason":{"label":"Agreed","text":"by phone"},"due":{}})",
       "Start | Agreed: by phone | Grace Obi\n"},
      {"case.form-submitted", R"({"form_id":1,"form":"screen","version":2,"title":"Screening","reason":"typing"})",
       "Screening changed (version 2) | typing | Grace Obi\n"},
      {"case.owner-changed", R"({"owner":{"team":1,"user":100},"how":"taken"})", "Taken by Grace Obi | Grace Obi\n"},
      {"case.owner-changed", R"({"owner":{"team":1},"how":"returned","reason":"leave"})",
       "Returned to Access team | leave | Grace Obi\n"},
      {"case.handover-offered", R"({"team":1,"note":"please"})",
       "Hand-over offered to Access team | please | Grace Obi\n"},
      {"case.access-taken", R"({"user":100,"until":"2026-10-01T20:00:00Z","reason":"at night"})",
       "Opened under break-glass | at night | Grace Obi\n"},
      {"letter.written", R"({"letter_id":3,"title":"Your rights"})", "Letter written: Your rights | Grace Obi\n"},
      {"case.form-started", R"({"form_id":9,"form":"plan"})", "Referral opened | Grace Obi\n"},
  }));
  Council council;
  council.record.Append("case/77", type, json, 100);
  CHECK(council.OfCase() == expected);
}

TEST_CASE("A note to several people is in the chronology of each, and struck in each when it was wrong") {
  Council council;
  council.record.Append("person/41", "note.written",
                        R"({"note":5,"people":[41,42],"type":"call","text":"Rang both","third_party":true})", 100);
  auto& people = council.record.Get().people();
  for (const std::int64_t id : {41, 42}) {
    CHECK(Lines(people.Chronology(PersonId{id}, {}, 0, 9, "note")) == "Call | Rang both | Grace Obi\n");
  }
  council.record.Append("person/41", "note.marked-in-error", R"({"note":5,"reason":"another Ward"})", 100);
  CHECK(Lines(people.Chronology(PersonId{42}, {}, 0, 9, "note")) ==
        "Call | Rang both | Grace Obi | struck: another Ward\n");
}

TEST_CASE("Pages of a chronology follow one another without gap or repeat, newest first") {
  Council council;
  for (int i = 0; i < 25; ++i) {
    council.record.Append(
        "case/77", "note.written",
        R"({"note":)" + std::to_string(100 + i) + R"(,"people":[41],"case":77,"text":"n)" + std::to_string(i) + "\"}");
  }
  std::string seen;
  std::int64_t before = 0;
  for (auto page = council.record.Get().people().Chronology(PersonId{41}, {}, before, 10, "note"); !page.empty();
       page = council.record.Get().people().Chronology(PersonId{41}, {}, before, 10, "note")) {
    for (const auto& row : page) seen += row.text + " ";
    before = page.back().position;
  }
  std::string expected;
  for (int i = 24; i >= 0; --i) expected += "n" + std::to_string(i) + " ";
  CHECK(seen == expected);
}

TEST_CASE("A case marked in error is struck through in the chronology") {
  Council council;
  council.record.Append("case/77", "case.marked-in-error", R"({"reason":"wrong person","possible_breach":true})", 100);
  CHECK(Lines(council.record.Get().cases().Chronology(CaseId{77}, 0, 9)) ==
        "Case marked in error | wrong person | Grace Obi\nReferral opened | Grace Obi | struck: wrong person\n");
}

}  // namespace
}  // namespace caseway::tests
