#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

constexpr char kGrace[] =
    R"({"person":{"first_names":"Grace","last_name":"Okafor","born":"1941-05-10","nhs_number":"9990000018",)"
    R"("address":"4 Mill Lane","postcode":"WH3 9AR"}})";

std::string Line(FoldedRecord& record, std::int64_t id) {
  const auto person = record.Get().people().Find(PersonId{id});
  if (!person) return "nobody";
  return person->DisplayName() + "; " + FormatIso(person->born) + "; " + person->postcode +
         (person->died ? "; died " + FormatIso(*person->died) : "");
}

TEST_CASE("Each event of a person folds to what their page shows") {
  const auto [type, json, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"person.changed", R"({"changes":{"last_name":"Obi"},"before":{"last_name":"Okafor"}})",
       "Grace Obi; 1941-05-10; WH3 9AR"},
      {"person.moved", R"({"from":"2026-10-01","kind":"within","changes":{"postcode":"WH1 1AA"}})",
       "Grace Okafor; 1941-05-10; WH1 1AA"},
      {"person.died", R"({"on":"2026-09-30","told_by":"GP"})", "Grace Okafor; 1941-05-10; WH3 9AR; died 2026-09-30"},
      {"person.erasure-asked", R"({"reason":"asked"})", "Grace Okafor; 1941-05-10; WH3 9AR"},
      {"person.of-another-version", "{}", "Grace Okafor; 1941-05-10; WH3 9AR"},
  }));
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  record.Append("person/41", type, json);
  CHECK(Line(record, 41) == expected);
}

TEST_CASE("A corrected death leaves no death") {
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  record.Append("person/41", "person.died", R"({"on":"2026-09-30"})");
  record.Append("person/41", "person.death-corrected", R"({"on":null,"reason":"another Grace"})");
  CHECK(Line(record, 41) == "Grace Okafor; 1941-05-10; WH3 9AR");
}

TEST_CASE("An alert is shown until it ends or its last day is past") {
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  record.Append("person/41", "person.alert-added",
                R"({"key":7,"code":"dog","text":"Large dog","source":"visit","since":"2026-09-01"})");
  record.Append("person/41", "person.alert-added",
                R"({"key":8,"code":"infection","text":"Flu","since":"2026-09-20","expires":"2026-10-01"})");
  auto& people = record.Get().people();
  const auto alerts = people.Alerts(PersonId{41}, *ParseDate("2026-10-01"));
  REQUIRE(alerts.size() == 2);
  CHECK(alerts[0].text == "Large dog");
  CHECK(alerts[1].expires == *ParseDate("2026-10-01"));
  CHECK(people.Alerts(PersonId{41}, *ParseDate("2026-10-02")).size() == 1);
  record.Append("person/41", "person.alert-ended", R"({"key":7,"reason":"the dog died"})");
  CHECK(people.Alerts(PersonId{41}, *ParseDate("2026-10-02")).empty());
}

TEST_CASE("Communication needs are replaced as a whole") {
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  record.Append("person/41", "person.communication-needs-recorded",
                R"({"needs":[{"need":"large-print","format":"letter","detail":"18 point"},{"need":"loop"}]})");
  record.Append("person/41", "person.communication-needs-recorded",
                R"({"needs":[{"need":"braille","format":"letter","reviewed":"2026-10-01"}]})");
  const auto needs = record.Get().people().CommunicationNeeds(PersonId{41});
  REQUIRE(needs.size() == 1);
  CHECK(needs[0].need == "braille");
  CHECK(needs[0].reviewed == *ParseDate("2026-10-01"));
}

TEST_CASE("A tie is listed on both records, and ends on both") {
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  record.Append("person/42", "person.registered", R"({"person":{"first_names":"Ada","last_name":"Okafor"}})");
  record.Append("person/41", "person.related",
                R"({"other":42,"kind":"daughter","emergency_contact":true,"since":"2026-10-01"})");
  auto& people = record.Get().people();
  const auto own = people.Relationships(PersonId{41}, {});
  const auto theirs = people.Relationships(PersonId{42}, {});
  REQUIRE(own.size() == 1);
  REQUIRE(theirs.size() == 1);
  CHECK((own[0].outgoing && own[0].other_name == "Ada Okafor" && own[0].emergency_contact));
  CHECK((!theirs[0].outgoing && theirs[0].other_name == "Grace Okafor" && theirs[0].kind == "daughter"));
  record.Append("person/41", "person.unrelated", R"({"other":42,"kind":"daughter","on":"2026-11-01"})");
  CHECK(people.Relationships(PersonId{42}, {})[0].until == *ParseDate("2026-11-01"));
}

TEST_CASE("A suspected duplicate waits until it is answered, and a \"not\" is remembered both ways") {
  FoldedRecord record;
  record.Append("person/41", "person.duplicate-suspected", R"({"other":42,"reasons":"same name","score":70})");
  auto& people = record.Get().people();
  CHECK(people.PossibleDuplicateCount() == 1);
  CHECK((people.HasOpenDuplicate(PersonId{41}) && people.HasOpenDuplicate(PersonId{42})));
  record.Append("person/42", "person.duplicate-answered", R"({"other":41,"answer":"unsure","reason":"ask"})");
  CHECK(people.PossibleDuplicates(10, 0).at(0).answer == "unsure");
  record.Append("person/41", "person.duplicate-answered", R"({"other":42,"answer":"not","reason":"twins"})");
  CHECK(people.PossibleDuplicateCount() == 0);
  CHECK_FALSE(people.HasOpenDuplicate(PersonId{42}));
  CHECK((people.DuplicateAnswered(PersonId{41}, PersonId{42}) && people.DuplicateAnswered(PersonId{42}, PersonId{41})));
}

TEST_CASE("Contacts are found by the sender's number and counted over twelve months") {
  FoldedRecord record;
  record.Append("person/41", "person.registered", kGrace);
  for (const auto& [id, received] :
       {std::pair{1, "2025-10-01T08:00:00Z"}, {2, "2025-09-30T08:00:00Z"}, {3, "2026-09-01T08:00:00Z"}}) {
    record.Append("contact/" + std::to_string(id), "contact.logged",
                  R"({"subject":41,"channel":"phone","external_ref":"R-)" + std::to_string(id) +
                      R"(","reason":"falls","referrer":{"name":"Dr Ali"},"received":")" + received + "\"}");
  }
  CHECK(record.Get().people().ContactsInTwelveMonths(PersonId{41}, *ParseDate("2026-10-01")) == 2);
  const auto contact = record.Get().cases().ContactByExternalRef("R-3");
  REQUIRE(contact);
  CHECK((contact->id == ContactId{3} && contact->referrer_name == "Dr Ali" && contact->channel == "phone"));
  CHECK_FALSE(record.Get().cases().ContactByExternalRef("R-9"));
  CHECK_FALSE(record.Get().cases().ContactByExternalRef(""));
  record.Append("contact/3", "contact.acknowledged", R"({"by":100,"at":"2026-10-01T09:00:00Z"})");
  CHECK(record.Get().cases().Contact(ContactId{3})->acknowledged == "2026-10-01T09:00:00Z");
}

}  // namespace
}  // namespace caseway::tests
