#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

TEST_CASE("An account changes, is disabled and enabled, each a new version of it") {
  FoldedRecord record;
  record.Append("account/100", "account.created",
                R"({"user_name":"grace","name":"Grace Obi","email":"g@example.org","roles":["senior"],"teams":[2,1],)"
                R"("competences":["safeguarding-enquiry"],"declared":[41]})");
  auto& council = record.Get().council();
  auto user = council.UserByName("grace");
  REQUIRE(user);
  CHECK((user->id == UserId{100} && user->roles == std::vector<std::string>{"senior"} && user->version == 1));
  CHECK((user->teams == std::vector<TeamId>{TeamId{2}, TeamId{1}} && user->declared[0] == PersonId{41}));
  record.Append("account/100", "account.changed", R"({"changes":{"teams":[3],"away_until":"2026-10-09"}})");
  record.Append("account/100", "account.disabled", "{}");
  user = council.User(UserId{100});
  CHECK((user->disabled && user->version == 3 && user->away_until == "2026-10-09"));
  CHECK((council.MembersOf(TeamId{1}).empty() && council.MembersOf(TeamId{3}).size() == 1));
  record.Append("account/100", "account.enabled", "{}");
  CHECK_FALSE(council.User(UserId{100})->disabled);
  CHECK(council.Users().size() == 1);
  CHECK_FALSE(council.UserByName("nobody"));
}

TEST_CASE("Teams, settings and properties are as last said") {
  FoldedRecord record;
  record.Append("account/100", "account.created", R"({"user_name":"grace","name":"Grace Obi"})");
  record.Append("team/1", "team.created", R"({"key":"access-team","title":"Access","calendar":"access-point"})");
  record.Append("team/1", "team.changed", R"({"changes":{"title":"Access team","disabled":true}})");
  auto& council = record.Get().council();
  CHECK((council.TeamByKey("access-team")->title == "Access team" && council.Team(TeamId{1})->disabled));
  CHECK((council.Teams().size() == 1 && council.Teams()[0].calendar == "access-point"));
  record.Append("setting/1", "setting.changed", R"({"name":"limit.x","from":"2026-04-01","value":"28 days"})", 100);
  record.Append("setting/1", "setting.changed",
                R"({"name":"limit.x","from":"2027-04-01","value":"21 days","reason":"cabinet"})", 100);
  const auto settings = council.Settings();
  REQUIRE(settings.size() == 2);
  CHECK((settings[1].value == "21 days" && settings[1].by == "Grace Obi" && settings[1].reason == "cabinet"));
  record.Append("setting/2", "setting.property-set", R"({"name":"council_name","value":"Wharfshire"})");
  CHECK(council.Property("council_name") == "Wharfshire");
  CHECK(council.Property("demonstration").empty());
}

TEST_CASE("Refused rows wait with safeguarding and urgent ones first, until they are opened or dismissed") {
  FoldedRecord record;
  const auto raise = [&](int id, bool safeguarding, bool urgent) {
    Document refused;
    refused.Set("file", "october.csv").Set("line", id).Set("row", Document().Set("name", "Ivy"));
    refused.Set("faults", Document().Add(Document().Set("column", "dob").Set("rule", "September has 30 days")));
    refused.Set("safeguarding", safeguarding).Set("urgent", urgent).Set("due", "2026-10-02T09:00:00Z");
    record.Append({"import", id}, "import.exception-raised", std::move(refused));
  };
  raise(1, false, false);
  raise(2, false, true);
  raise(3, true, false);
  auto& work = record.Get().work();
  std::string order;
  for (const auto& row : work.ImportExceptions(true, 10, 0)) order += std::to_string(row.line);
  CHECK(order == "321");
  CHECK((work.ImportException(ImportExceptionId{3})->faults.at(0).say == "September has 30 days"));
  CHECK(work.HasImportException("october.csv", 2, R"({"name":"Ivy"})"));
  CHECK_FALSE(work.HasImportException("october.csv", 2, R"({"name":"Iva"})"));
  record.Append("import/3", "import.exception-resolved", R"({"how":"dismissed","reason":"test row"})");
  CHECK((work.ImportExceptionCount() == 2 && work.ImportExceptions(false, 10, 0).size() == 3));
  CHECK(work.ImportException(ImportExceptionId{3})->resolved == "dismissed");
}

}  // namespace
}  // namespace caseway::tests
