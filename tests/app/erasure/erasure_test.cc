// Erasure by law (UK GDPR Article 17; reliability G32): nothing of the person is left, the rest is as it was.
#include <catch2/catch.hpp>

#include "app/erase_person.h"
#include "core/casework/case_record.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/reference.h"
#include "storage/sqlite/backup.h"
#include "storage/sqlite/queries/erasures.h"
#include "tests/app/erasure/planted_person.h"

namespace caseway::tests {
namespace {

using Catch::Matchers::Contains;

constexpr char kReason[] = "Retention schedule 4.2: eight years after the last case ended";

struct Erasing {
  Council council;
  PlantedPerson planted = Plant(council);
  Actor head = council.As("head-of-service"), administrator = council.As("administrator");

  storage::SqliteErasureReader Erasures() { return storage::SqliteErasureReader(council.database()); }
  casework::ErasureFacts Facts() {
    return {Erasures().Weigh(planted.person).value(), Erasures().Of(planted.person).value()};
  }
  Result<Document> Ask(const Actor& actor, const std::string& reason = kReason) {
    return council.Do(actor, [&, facts = Facts()](WritableRecord& record, const casework::Deed& deed) {
      return casework::AskErasure(record, {planted.person, reason}, facts, deed);
    });
  }
  Result<Document> CarryOut(const Actor& actor, const std::string& typed, const std::string& command = "erase-1",
                            const std::string& reason = "") {
    return app::ErasePerson(council.database(), council.log(), council.DeedBy(actor), command,
                            {planted.person, reason, typed}, actor.is_system ? "root" : "");
  }
  Result<Document> CarryOut(const Actor& actor) { return CarryOut(actor, Reference(planted.person)); }
  // What verify finds, in words.
  std::string Findings() {
    std::string all;
    for (const auto& finding : council.Verify())
      all += finding.table + " " + std::to_string(finding.position) + ": " + finding.say + "\n";
    return all;
  }
  bool Knows(PersonId person) {
    bool knows = false;
    council.Read([&](Record& record) { knows = record.people().Find(person).has_value(); });
    return knows;
  }
};

}  // namespace

TEST_CASE("after erasure no byte of the person is left in any file of the folder, nor in a backup made after") {
  Erasing e;
  REQUIRE(e.planted.letters > 0);
  const auto& folder = e.council.database().folder();
  REQUIRE(!Holding(folder, "kanari").empty());
  REQUIRE(e.Ask(e.head));
  const auto erased = e.CarryOut(e.administrator);
  INFO((erased ? "" : InFull(erased.error())));
  REQUIRE(erased);
  CHECK(Holding(folder, "kanari") == std::vector<std::string>());
  CHECK(Holding(folder, "9990000018") == std::vector<std::string>());
  const auto backup = folder / "after.backup";
  REQUIRE(storage::BackUp(e.council.database(), backup));
  CHECK(Holding(folder, "kanari") == std::vector<std::string>());
  CHECK((*erased)["still_named"].Items().empty());
}

TEST_CASE("after erasure both chains, every payload and every table hold, and the work of others goes on") {
  Erasing e;
  REQUIRE(e.Ask(e.head));
  REQUIRE(e.CarryOut(e.administrator));
  CHECK(e.Findings() == "");
  CHECK_FALSE(e.Knows(e.planted.person));
  CHECK_FALSE(e.Knows(e.planted.joined));
  CHECK(e.Knows(e.planted.neighbour));
  std::string text;
  e.council.Read([&](Record& record) {
    for (const auto& row : record.people().Chronology(e.planted.neighbour, Viewer{}, 0, 50, ""))
      text += row.text + "\n";
  });
  CHECK_THAT(text, Contains(e.planted.neighbours_note));
  CHECK(e.council.Case(e.planted.neighbours_case).subject == e.planted.neighbour);
  e.council.RaiseConcern(e.planted.neighbour);
  CHECK(e.Findings() == "");
}

TEST_CASE("what stays says who asked, who erased, when and why, and nothing of what it was") {
  Erasing e;
  REQUIRE(e.Ask(e.head));
  const auto erased = e.CarryOut(e.administrator);
  REQUIRE(erased);
  const auto events = e.council.EventsOf("person", e.planted.person.value);
  const Event& last = events.back();
  CHECK(last.type == "record.erased");
  CHECK(last.actor == e.administrator.user);
  CHECK(last.payload["reason"].Text() == kReason);
  CHECK(last.payload["asked_by"].Number() == e.head.user.value);
  for (const auto& event : events) CHECK((event.erased || event.type == "record.erased"));
  const auto row = e.Erasures().Latest(10).value().at(0);
  CHECK(row.state == ErasureState::kDone);
  CHECK(row.asked_by_name == e.head.name);
  CHECK(row.closed_by_name == e.administrator.name);
}

TEST_CASE("the same command again erases nothing twice and gets the first answer") {
  Erasing e;
  REQUIRE(e.Ask(e.head));
  const auto first = e.CarryOut(e.administrator);
  const auto events = e.council.Events();
  const auto again = e.CarryOut(e.administrator);
  REQUIRE(again);
  CHECK((*again)["position"] == (*first)["position"]);
  CHECK(e.council.Events() == events);
}

TEST_CASE("two people are needed: nobody carries out what they asked for, or what nobody asked for") {
  Erasing e;
  CHECK(e.CarryOut(e.administrator).error().say == "Nobody has asked for this record to be erased.");
  REQUIRE(e.Ask(e.head));
  CHECK(e.CarryOut(e.head).error().say == "You asked for this erasure: somebody else has to carry it out.");
  CHECK(e.Ask(e.administrator).error().say ==
        "The erasure of this record has been asked for already, and waits for a colleague.");
  CHECK(e.CarryOut(e.council.As("team-manager")).error().code == ErrorCode::kForbidden);
  const auto mistyped = e.CarryOut(e.administrator, "yes");
  CHECK(mistyped.error().fields.at(0).say ==
        "Type the reference of the record, " + Reference(e.planted.person) + ", to show that you mean it.");
  CHECK(e.Knows(e.planted.person));
}

TEST_CASE("a record is kept while a case is open or it is under a legal hold, and both are said at once") {
  Erasing e;
  e.council.OpenCase("assessment", e.planted.joined);
  e.council.Must(e.council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {e.planted.person, "legal-hold", "Inquest", "Coroner", {}, {}}, deed);
  });
  const auto refused = e.Ask(e.head);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say == "This record cannot be erased now.");
  REQUIRE(refused.error().unmet.size() == 2);
  CHECK(refused.error().unmet[0].say == "There is no legal hold on it: it is held since 21 September 2026");
  CHECK(refused.error().unmet[1].say == "No case about the person, or in which they have a part, is open");
}

TEST_CASE("a record is kept while the person has a part in another's open safeguarding case") {
  Erasing e;
  const CaseId concern = e.council.RaiseConcern(e.planted.neighbour);
  e.council.Must(e.council.As("safeguarding-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddParty(record, concern, e.planted.person, "source-of-risk", deed);
  });
  const auto refused = e.Ask(e.head);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet.at(0).rule == "ER-02");
}

TEST_CASE("the reason outlives the record, so it may not name the person") {
  Erasing e;
  const std::string say = "Leave out the name and the NHS number: the reason stays after the erasure.";
  CHECK(e.Ask(e.head, "Asked by Mrs Kanari-Last herself").error().say == say);
  CHECK(e.Ask(e.head, "Number 999 000 0018, asked in writing").error().say == say);
  CHECK(e.Ask(e.head, "  ").error().say == "Say why the law asks for the erasure.");
}

TEST_CASE("an erasure that was asked for can be withdrawn, and the record is kept") {
  Erasing e;
  REQUIRE(e.Ask(e.head));
  const auto kept = e.council.Do(e.administrator, [&, facts = e.Facts()](WritableRecord& r, const casework::Deed& d) {
    return casework::WithdrawErasure(r, {e.planted.person, "An inquest was opened"}, facts, d);
  });
  REQUIRE(kept);
  CHECK(e.CarryOut(e.administrator).error().say == "Nobody has asked for this record to be erased.");
  CHECK(e.Erasures().Of(e.planted.person).value()->closing_reason == "An inquest was opened");
  CHECK(e.Findings() == "");
}

TEST_CASE("a command of this machine erases by itself, and the event names its operator") {
  Erasing e;
  const auto erased = e.CarryOut(Council::System(), Reference(e.planted.person), "erase-2", kReason);
  REQUIRE(erased);
  CHECK(e.council.EventsOf("person", e.planted.person.value).back().payload["operator"].Text() == "root");
  CHECK(e.Erasures().Latest(1).value().at(0).closed_by_name == "root");
  CHECK(e.Findings() == "");
}

TEST_CASE("where others wrote the name in their own records, those are listed for a person to read") {
  Erasing e;
  const std::string name = Kanari("first-one") + " " + Kanari("last");
  e.council.Must(e.council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::WriteNote(record, {.people = {e.planted.neighbour}, .text = "Saw " + name + " at the door."},
                               deed);
  });
  REQUIRE(e.Ask(e.head));
  const auto erased = e.CarryOut(e.administrator);
  REQUIRE(erased);
  REQUIRE((*erased)["still_named"].Items().size() == 1);
  CHECK((*erased)["still_named"].Items()[0]["id"].Number() == e.planted.neighbour.value);
}

TEST_CASE("a file that somebody else's record holds too stays theirs") {
  Erasing e;
  const std::string digest(64, 'a');
  for (const PersonId person : {e.planted.person, e.planted.neighbour}) {
    e.council.Must(e.council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::AttachFile(record, {{person}, {}, "leaflet.txt", "text/plain", digest, "A leaflet"}, deed);
    });
  }
  REQUIRE(e.Ask(e.head));
  REQUIRE(e.CarryOut(e.administrator));
  auto& db = e.council.database().Reader();
  CHECK(db.Number("SELECT count(*) FROM blob WHERE digest = '" + digest + "' AND erased = 0") == 1);
  CHECK(db.Number("SELECT count(*) FROM blob WHERE erased = 1") == 2);
}

}  // namespace caseway::tests
