#include "core/casework/people.h"

#include <catch2/catch.hpp>

#include "core/casework/import_referral.h"
#include "core/casework/notes.h"
#include "core/casework/open_case.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;

Person Numbered(const std::string& first, const std::string& last, const std::string& born) {
  Person person = APerson(first, last, born);
  person.nhs_number = "9990000018";
  return person;
}

Result<Document> Register(Council& council, const Person& person, bool knowingly = false) {
  return council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
    return RegisterPerson(record, {.person = person, .knowingly = knowingly}, deed);
  });
}

Person Find(Council& council, PersonId id) {
  Person person;
  council.Read([&](Record& record) { person = record.people().Find(id).value(); });
  return person;
}

TEST_CASE("someone known by little is kept as provisional, someone known whole is not (P37)") {
  Council council;
  const auto unknown = Register(council, {});
  REQUIRE(unknown);
  CHECK(Find(council, PersonId{(*unknown)["person"].Number()}).provisional);
  const auto known = Register(council, APerson("Amina", "Bront\u00eb"));
  REQUIRE(known);
  CHECK_FALSE(Find(council, PersonId{(*known)["person"].Number()}).provisional);
}

TEST_CASE("a known NHS number is not given to a second person unless the worker says so") {
  Council council;
  REQUIRE(Register(council, Numbered("Amina", "Bront\u00eb", "1941-05-10")));
  const auto refused = Register(council, Numbered("Bertie", "Wells", "1950-03-04"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields[0].field == "nhs_number");
  CHECK(refused.error().say ==
        "Someone with this NHS number is known already. Open their record, or leave the number out.");
  CHECK(Register(council, Numbered("Bertie", "Wells", "1950-03-04"), true));
}

TEST_CASE("a near match is kept for a worker to answer, and a 'not' never comes back (P41)") {
  Council council;
  const PersonId first = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const PersonId second = council.AddPerson(APerson("Amina", "Bronte"));
  std::vector<PossibleDuplicate> pairs;
  const auto read = [&] { council.Read([&](Record& record) { pairs = record.people().PossibleDuplicates(10, 0); }); };
  read();
  REQUIRE(pairs.size() == 1);
  const auto answer = [&](const std::string& what, const std::string& reason) {
    return council.Do(council.As("access-manager"), [&](WritableRecord& record, const Deed& deed) {
      return AnswerDuplicate(record, first, second, what, reason, deed);
    });
  };
  CHECK(answer("perhaps", "").error().say == "Choose whether they are the same person.");
  CHECK(answer("not", "").error().say == "Say how you know.");
  REQUIRE(answer("unsure", ""));
  read();
  CHECK(pairs.size() == 1);
  REQUIRE(answer("not", "Mother and daughter"));
  read();
  CHECK(pairs.empty());
}

TEST_CASE("a merge is read on both sides and an un-merge restores both (P41)") {
  Council council;
  const Actor manager = council.As("access-manager");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const PersonId twin = council.AddPerson(APerson("A", "Bront\u00eb", "1941"));
  const CaseId hers = council.OpenReferral({.subject = amina});
  const CaseId twins = council.OpenReferral({.subject = twin});
  const auto merge = [&](PersonId person, PersonId into, const std::string& why) {
    return council.Do(manager, [&](WritableRecord& record, const Deed& deed) {
      return MergePeople(record, person, into, why, deed);
    });
  };
  CHECK(merge(twin, amina, "").error().say == "Say how you know that they are one person.");
  CHECK(merge(amina, amina, "The same").error().say == "These are one record already.");
  REQUIRE(merge(twin, amina, "Same address and daughter"));
  CHECK(Find(council, twin).id == amina);
  CHECK(council.Case(twins).subject == amina);
  const PersonId other = council.AddPerson(APerson("Grace", "Obi"));
  const auto unmerge = [&](const std::string& why, PersonId from) {
    return council.Do(manager, [&](WritableRecord& record, const Deed& deed) {
      return UnmergePeople(record, twin, from, why, deed);
    });
  };
  CHECK(unmerge("The daughter has two aunts", other).error().say == "That record was not joined to this one.");
  CHECK(Find(council, twin).id == amina);
  CHECK(unmerge("", amina).error().say == "Say why they are two people after all.");
  REQUIRE(unmerge("The daughter has two aunts", amina));
  CHECK(Find(council, twin).id == twin);
  CHECK(council.Case(twins).subject == twin);
  CHECK(council.Case(hers).subject == amina);
  CHECK(unmerge("Again", amina).error().say == "This record was not merged into another.");
  CHECK(council.Verify().empty());
}

TEST_CASE("a death is one event, corrected with a reason or taken back (P48)") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const auto died = [&](const char* on) {
    return council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
      return RecordDeath(record, amina, *ParseDate(on), "The ward", deed);
    });
  };
  CHECK(died("2026-09-22").error().say == "The date of death must not be in the future.");
  CHECK(died("1940-01-01").error().say == "The date of death is before the date of birth.");
  REQUIRE(died("2026-09-20"));
  CHECK(died("2026-09-20").error().say == "A death is recorded already. Correct its date instead.");
  const auto corrected = council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
    return CorrectDeath(record, amina, *ParseDate("1940-01-01"), "The ward rang", deed);
  });
  CHECK(corrected.error().say == "The date of death is before the date of birth.");
  const auto born = council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
    return ChangePerson(record, {.person = amina, .changes = Document().Set("born", "2026-09-21")}, deed);
  });
  REQUIRE_FALSE(born);
  CHECK(born.error().fields.at(0).say == "The date of birth is after the date of death.");
  council.Must(worker, [&](WritableRecord& record, const Deed& deed) {
    return CorrectDeath(record, amina, std::nullopt, "It was her sister", deed);
  });
  CHECK_FALSE(Find(council, amina).died);
}

TEST_CASE("nobody reads or changes their own record or a declared relative's (P32)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  Actor worker = council.As("social-worker");
  worker.declared.push_back(amina);
  const auto refused = council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
    return ChangePerson(record, {.person = amina, .changes = Document().Set("phone", "01632 960001")}, deed);
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kForbidden);
}

ReferralRow ARow(const std::string& ref, const Person& person) {
  ReferralRow row;
  row.contact.person = person;
  row.contact.external_ref = ref;
  row.contact.channel = "partner";
  row.contact.reason = "Falls";
  row.contact.urgency = "routine";
  row.contact.consent = "no";
  row.contact.source = "file";
  return row;
}

TEST_CASE("a known NHS number in a file attaches only when birth date or surname agrees (P39)") {
  Council council;
  const PersonId amina = council.AddPerson(Numbered("Amina", "Bront\u00eb", "1941-05-10"));
  const auto import = [&](const std::string& ref, const Person& person) {
    const auto done = council.Must(council.As("access-manager"), [&](WritableRecord& record, const Deed& deed) {
      return ImportRow(record, ARow(ref, person), deed);
    });
    CHECK(done["outcome"].Text() == "opened");
    return council.Case(CaseId{done["case"].Number()}).subject;
  };
  CHECK(import("R1", Numbered("A", "Bront\u00eb", "1999-01-01")) == amina);
  CHECK(import("R2", Numbered("Amina", "Ahmed", "1941-05-10")) == amina);
  const PersonId other = import("R3", Numbered("Bertie", "Wells", "1950-03-04"));
  CHECK(other != amina);
  CHECK(Find(council, other).identity_to_confirm);
  CHECK(Find(council, other).provisional);
}

TEST_CASE("a row of a file opens once; changed it is told; another role sees no rows (P40)") {
  Council council;
  const auto import = [&](const Actor& actor, const ReferralRow& row) {
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) { return ImportRow(record, row, deed); });
  };
  const Actor manager = council.As("access-manager");
  ReferralRow row = ARow("R1", APerson("Amina", "Bront\u00eb"));
  CHECK(import(council.As("administrator"), row).error().code == ErrorCode::kForbidden);
  CHECK((*import(manager, row))["outcome"].Text() == "opened");
  CHECK((*import(manager, row))["outcome"].Text() == "already there");
  row.contact.notes = "Now in hospital";
  CHECK((*import(manager, row))["outcome"].Text() == "differs");
}

TEST_CASE("a refused row waits with a date, safeguarding at once, until corrected or dismissed (P1)") {
  Council council;
  const Actor manager = council.As("access-manager");
  ImportExceptionCommand refused;
  refused.file = "october.csv";
  refused.line = 12;
  refused.row = {{"ref", "R9"}, {"dob", "31/09/2011"}};
  refused.faults = {{"dob", "September has 30 days"}};
  refused.values = {{"dob", "31/09/2011"}};
  refused.safeguarding = true;
  const auto raise = [&] {
    return council.Must(
        manager, [&](WritableRecord& record, const Deed& deed) { return RaiseImportException(record, refused, deed); });
  };
  const ImportExceptionId id{raise()["exception"].Number()};
  CHECK(raise()["already"].Truth());
  std::vector<ImportExceptionRow> rows;
  const auto read = [&] { council.Read([&](Record& record) { rows = record.work().ImportExceptions(true, 10, 0); }); };
  read();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].due_at == council.now());
  CHECK(rows[0].safeguarding);
  SECTION("dismissed, with a reason") {
    const auto dismiss = [&](const std::string& why) {
      return council.Do(manager, [&](WritableRecord& record, const Deed& deed) {
        return DismissImportException(record, id, why, deed);
      });
    };
    CHECK(dismiss("").error().say == "Say why this row needs no referral.");
    REQUIRE(dismiss("Sent twice"));
    CHECK(dismiss("Again").error().say == "This row is dealt with already.");
  }
  SECTION("corrected: its reference was not used up") {
    const auto opened = council.Must(manager, [&](WritableRecord& record, const Deed& deed) {
      return CorrectImportException(record, id, ARow("R9", APerson("Amina", "Bront\u00eb")), deed);
    });
    CHECK(opened["outcome"].Text() == "opened");
  }
  read();
  CHECK(rows.empty());
}

TEST_CASE("names of one line and codes of the lists are kept, and nothing that cannot be seen") {
  Council council;
  const Actor adviser = council.As("adviser");
  for (const char* name : {"Line\nbreak", "bell\x07", "\u202Eanima"}) {
    const auto refused = council.Do(adviser, [&](WritableRecord& record, const Deed& deed) {
      return RegisterPerson(record, {.person = APerson(name, "Lewis")}, deed);
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.at(0).field == "first_names");
    CHECK(refused.error().fields.at(0).say == "Take out line breaks and other characters that cannot be seen.");
  }
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const auto need = [&](const char* code, const char* format) {
    const auto done = council.Do(adviser, [&](WritableRecord& record, const Deed& deed) {
      return RecordCommunicationNeeds(record, amina, {{.need = code, .format = format}}, deed);
    });
    return done ? std::string("done") : done.error().fields.at(0).field + ": " + done.error().fields.at(0).say;
  };
  CHECK(need("-1", "braille") == "need: Choose one of the list.");
  CHECK(need("deaf", "1e999") == "format: Choose one of the list.");
  CHECK(need("deaf", "") == "done");
  const auto note = [&](const char* type, const std::string& present) {
    const auto done = council.Do(adviser, [&](WritableRecord& record, const Deed& deed) {
      return WriteNote(record, {.people = {amina}, .type = type, .text = "Rang.", .present = present}, deed);
    });
    return done ? std::string("done") : done.error().fields.at(0).field + ": " + done.error().fields.at(0).say;
  };
  CHECK(note("zzz", "") == "type: Choose one of the list.");
  CHECK(note("call", std::string(4001, 'a')) == "present: This is too long: use at most 4000 characters.");
  CHECK(note("call", "Her son") == "done");
}

TEST_CASE("a contact is kept with channels and urgencies that the lists offer") {
  Council council;
  const auto log = [&](const char* channel, const char* urgency, const char* consent) {
    const auto done = council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
      LogContactCommand contact;
      contact.person = APerson("Amina", "Lewis");
      contact.reason = "A fall";
      contact.channel = channel, contact.urgency = urgency, contact.consent = consent;
      return LogContact(record, contact, deed);
    });
    return done ? std::string("done") : done.error().fields.at(0).field;
  };
  CHECK(log("zzz", "routine", "yes") == "channel");
  CHECK(log("phone", "zzz", "yes") == "urgency");
  CHECK(log("phone", "routine", "zzz") == "consent");
  CHECK(log("phone", "routine", "unable-to-consent") == "done");
}

}  // namespace
}  // namespace caseway::casework
