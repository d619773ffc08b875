#include "core/casework/council.h"

#include <catch2/catch.hpp>

#include "tests/support/council.h"

namespace caseway::casework {
namespace {

using tests::Council;

AccountCommand AnAccount(const std::string& user_name) {
  AccountCommand account;
  account.user_name = user_name;
  account.name = "Grace Obi";
  account.roles = {"social-worker"};
  return account;
}

Result<Document> Create(Council& council, const Actor& actor, const AccountCommand& account) {
  return council.Do(actor,
                    [&](WritableRecord& record, const Deed& deed) { return CreateAccount(record, account, deed); });
}

TEST_CASE("an administrator makes an account; its name is taken once") {
  Council council;
  const Actor administrator = council.As("administrator");
  REQUIRE(Create(council, administrator, AnAccount("Grace.Obi ")));
  CHECK(Create(council, administrator, AnAccount("grace.obi")).error().say == "This user name is taken.");
  CHECK(Create(council, council.As("team-manager"), AnAccount("someone")).error().code == ErrorCode::kForbidden);
}

TEST_CASE("an account needs a name, roles that exist and a user name that can be typed") {
  Council council;
  const Actor administrator = council.As("administrator");
  AccountCommand account = AnAccount("g obi");
  CHECK(Create(council, administrator, account).error().say ==
        "Use 2 to 64 letters, digits, dots, hyphens or underscores.");
  account = AnAccount("grace.obi");
  account.name = " ";
  CHECK(Create(council, administrator, account).error().say == "Enter the person's name.");
  account = AnAccount("grace.obi");
  account.roles = {"wizard"};
  CHECK(Create(council, administrator, account).error().say == "There is no role wizard.");
}

TEST_CASE("nobody gives themselves a role, nor disables their own account") {
  Council council;
  const Actor administrator = council.As("administrator");
  AccountCommand self = AnAccount("administrator.1");
  self.user = administrator.user;
  self.roles = {"administrator", "social-worker"};
  const auto change = [&](const AccountCommand& account) {
    return council.Do(administrator,
                      [&](WritableRecord& record, const Deed& deed) { return ChangeAccount(record, account, deed); });
  };
  CHECK(change(self).error().say == "Nobody can give themselves a role. Ask another administrator.");
  self.roles = {"administrator"};
  CHECK(change(self));
  const auto off = council.Do(administrator, [&](WritableRecord& record, const Deed& deed) {
    return DisableAccount(record, administrator.user, "Leaving", deed);
  });
  CHECK(off.error().say == "Nobody can disable their own account. Ask another administrator.");
}

TEST_CASE("a setting is changed from a date, with a reason and a value that can be read") {
  Council council;
  const auto change = [&](const Actor& actor, const std::string& name, const std::string& value,
                          const std::string& reason) {
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) {
      return ChangeSetting(record, name, *ParseDate("2027-01-01"), value, reason, deed);
    });
  };
  const Actor administrator = council.As("administrator");
  CHECK(change(council.As("senior"), "limit.former_ni_132", "21 days", "Board").error().code == ErrorCode::kForbidden);
  CHECK(change(administrator, "limit.nothing", "21 days", "Board").error().say == "There is no such setting.");
  CHECK(change(administrator, "limit.former_ni_132", "21 days", "").error().say == "Say who decided this and why.");
  CHECK(change(administrator, "limit.former_ni_132", "soon", "Board").error().fields[0].field == "value");
  CHECK(change(administrator, "limit.former_ni_132", "21 days", "Adults board, 3 December"));
}

TEST_CASE("a value that does not fit what counts by it is refused, in words of what does") {
  Council council;
  const auto refusal = [&](const std::string& name, const std::string& value) {
    const auto changed = council.Do(council.As("administrator"), [&](WritableRecord& record, const Deed& deed) {
      return ChangeSetting(record, name, *ParseDate("2026-01-01"), value, "Board", deed);
    });
    return changed ? std::string("taken") : changed.error().fields.at(0).say;
  };
  const std::string concern = "look_again.safeguarding.concern";
  const std::string hours = "“Concern received” counts round the clock: enter hours, such as 4 hours.";
  CHECK(refusal(concern, "1 working day") == hours);
  CHECK(refusal(concern, "3 days") == hours);
  CHECK(refusal(concern, "9999 weeks") == "Enter less than 10 years.");
  CHECK(refusal(concern, "off") ==
        "This cannot be switched off: “Concern received” is always looked at again by some date.");
  CHECK(refusal(concern, "3 hours") == "taken");
  CHECK(
      refusal("limit.former_ni_132", "20 working days") ==
      "“First contact to completed assessment (former NI 132)” counts calendar days: enter days, weeks or months, such "
      "as 28 days.");
  CHECK(refusal("limit.former_ni_132", "off") == "taken");
  CHECK(refusal("attachments.most_megabytes", "banana") == "Enter a whole number from 1 to 9999.");
  CHECK(refusal("no_contact.weeks", "-1") == "Enter a whole number from 1 to 9999.");
  CHECK(refusal("sign_off_alone", "senior, nobody") ==
        "There is no role “nobody”. Enter their short names, such as team-manager.");
  CHECK(refusal("safeguarding.long_enquiry", "4 hours") == "Enter days, weeks or months, such as 6 months.");
  CHECK(refusal("break_glass.hours", "2 days") == "Enter hours, such as 4 hours.");
  CHECK(refusal("break_glass.hours", "off") == "This cannot be switched off.");
}

TEST_CASE("a setting that does not fit, however it came there, never stops a concern") {
  Council council;
  council.Set("look_again.safeguarding.concern", "2026-01-01", "1 working day");
  const PersonId amina = council.AddPerson(tests::APerson("Amina", "Bront\u00eb"));
  const CaseId concern =
      council.RaiseConcern(amina, Document().Set("safe_now", "yes").Set("what_happened", "Money missing"));
  CHECK(council.Case(concern).due_at == council.now() + std::chrono::hours{4});
}

TEST_CASE("a limit changed from a date leaves earlier cases on the old one (F7)") {
  Council council;
  council.Set("limit.former_ni_132", "2026-10-01", "21 days");
  const auto clock = [&](CaseId id) {
    std::vector<ClockRow> clocks;
    council.Read([&](Record& record) { clocks = record.cases().Clocks(id); });
    return clocks.at(0);
  };
  const PersonId amina = council.AddPerson(tests::APerson("Amina", "Bront\u00eb"));
  const ClockRow before = clock(council.OpenCase("assessment", amina));
  CHECK(FormatIso(before.due_at) == "2026-10-19T23:00:00Z");
  council.WaitUntil("2026-10-02T10:00");
  const ClockRow after = clock(council.OpenCase("assessment", amina));
  CHECK(FormatIso(after.due_at) == "2026-10-23T23:00:00Z");
}

}  // namespace
}  // namespace caseway::casework
