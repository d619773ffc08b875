// Three lived years: every ending reached, a person's due of cases and events, dates in order, alike for the same seed,
// and for any council's teams and roles.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "app/commands/council.h"
#include "app/runtime.h"
#include "storage/sqlite/projections/projections.h"
#include "tests/support/council.h"
#include "tests/support/temporary_folder.h"
#include "workflows/loader/demonstration_file.h"

namespace caseway::tests {
namespace {

namespace fs = std::filesystem;
constexpr char kToday[] = "2026-09-21T12:00:00Z";

// A demonstration council in a folder of its own, loaded through the command.
class Loaded {
 public:
  explicit Loaded(int people, const fs::path& workflows = CASEWAY_SOURCE_DIR "/workflows") : people_(people) {
    app::DemoOptions options;
    options.data = folder_.path() / "data";
    options.workflows = workflows;
    options.now = *ParseInstant(kToday);
    options.people = people;
    std::ostringstream out, err;
    const int status = app::RunDemoLoad(options, out, err);
    INFO(err.str());
    REQUIRE(status == 0);
    said_ = out.str();
    auto database = storage::Database::Open(
        {.folder = options.data, .digest = digest_, .projections = storage::CaseworkProjections()});
    REQUIRE(database);
    database_ = *std::move(database);
  }
  int people() const { return people_; }
  const std::string& said() const { return said_; }
  // The one column of each row.
  std::vector<std::string> Ask(const std::string& sql) {
    std::vector<std::string> column;
    auto rows = database_->Reader().Prepare(sql);
    while (rows.Step()) column.emplace_back(rows.Text(0));
    return column;
  }
  int Count(const std::string& sql) { return std::stoi(Ask("SELECT CAST((" + sql + ") AS TEXT)").at(0)); }

 private:
  const int people_;
  std::string said_;
  TemporaryFolder folder_;
  OpensslDigest digest_;
  std::unique_ptr<storage::Database> database_;
};

// Loaded once for all that is asked of it.
Loaded& FourHundred() {
  static Loaded council(400);
  return council;
}

// "referral rejected no-service": each state and outcome a person may end a case of the three with.
std::set<std::string> Endings() {
  std::set<std::string> endings;
  for (const char* pathway : {"referral", "assessment", "safeguarding"}) {
    const auto bundle = ShippedLibrary().Live(pathway);
    for (const auto& state : bundle->definition.states) {
      for (const auto& action : state.actions) {
        const auto* to = bundle->definition.Find(action.to);
        if (to != nullptr && to->end && !action.by_system)
          endings.insert(std::string(pathway) + " " + action.to + " " + action.outcome);
      }
    }
  }
  return endings;
}

// Every answer kept for a question of a form, with the day the case was received.
std::string AnswersTo(const std::string& form, const std::string& first, const std::string& second) {
  return "SELECT json_extract(answers, '$." + first + "') || ' ' || json_extract(answers, '$." + second +
         "') FROM form_version WHERE form = '" + form + "' AND json_extract(answers, '$." + first +
         "') IS NOT NULL AND json_extract(answers, '$." + second + "') IS NOT NULL";
}

void Replace(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// The shipped folder with every team and role under another id; `keep_staff`: with its demonstration.toml.
void CopyRenamed(const fs::path& to, bool keep_staff) {
  fs::copy(CASEWAY_SOURCE_DIR "/workflows", to, fs::copy_options::recursive);
  if (!keep_staff) fs::remove(to / "demonstration.toml");
  for (const auto& entry : fs::recursive_directory_iterator(to)) {
    const auto name = entry.path().filename();
    if (name != "pathway.toml" && entry.path().parent_path() != to) continue;
    if (entry.path().extension() != ".toml") continue;
    std::ifstream file(entry.path());
    std::string text(std::istreambuf_iterator<char>(file), {});
    for (const auto& [id, team] : ShippedLibrary().council.teams) {
      Replace(text, "\"" + id + "\"", "\"" + id + "-of-ours\"");
      Replace(text, "[team." + id + "]", "[team." + id + "-of-ours]");
    }
    for (const auto& [id, role] : ShippedLibrary().roles) {
      Replace(text, "\"" + id + "\"", "\"our-" + id + "\"");
      Replace(text, "[role." + id + "]", "[role.our-" + id + "]");
    }
    std::ofstream(entry.path()) << text;
  }
}

}  // namespace

TEST_CASE("four hundred people reach every ending, with about two cases and twenty to thirty-five events each") {
  Loaded& council = FourHundred();
  const auto reached = council.Ask(
      "SELECT DISTINCT pathway || ' ' || state || ' ' || outcome FROM case_row WHERE NOT open AND pathway <> "
      "'position_of_trust'");
  CHECK(std::set<std::string>(reached.begin(), reached.end()) == Endings());
  const int cases = council.Count("SELECT count(*) FROM case_row");
  CHECK(cases > council.people() * 3 / 2);
  CHECK(cases < council.people() * 5 / 2);
  const int events = council.Count("SELECT count(*) FROM event");
  CHECK(events > council.people() * 20);
  CHECK(events < council.people() * 35);
  CHECK(council.Count("SELECT count(*) FROM case_row WHERE pathway = 'assessment'") > 100);
}

TEST_CASE("what comes first is written of nearly every case that is past it") {
  Loaded& council = FourHundred();
  const auto unwritten = [&](const std::string& pathway, const std::string& past, const std::string& form) {
    const std::string cases =
        "SELECT count(*) FROM case_row c WHERE pathway = '" + pathway + "' AND state IN (" + past + ")";
    const int all = council.Count(cases);
    CHECK(all > 10);
    return 100 *
           council.Count(cases + " AND NOT EXISTS (SELECT 1 FROM form_version f WHERE f.case_id = c.id AND f.form = '" +
                         form + "')") /
           all;
  };
  CHECK(unwritten("referral", "'screening', 'triage', 'waiting', 'referred'", "contact") < 15);
  CHECK(unwritten("referral", "'waiting', 'awaiting_allocation', 'referred'", "triage") < 15);
  CHECK(unwritten("safeguarding", "'enquiry', 'plan', 'concluding', 'closed'", "personal") < 15);
}

TEST_CASE("what was refused is told with its reason and how often") {
  Loaded& council = FourHundred();
  const auto first = council.said().find(", refused ");
  REQUIRE(first != std::string::npos);
  const int refused = std::stoi(council.said().substr(first + 10));
  CHECK(refused < 200);
  int told = 0;
  std::istringstream lines(council.said().substr(council.said().find("tried again later.\n") + 19));
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.find("restricted") == std::string::npos);
    told += std::stoi(line);
  }
  CHECK(told == refused);
}

// But after urgent care: its answer waits for nothing (P8).
TEST_CASE("a sign of abuse goes with a concern wherever the contact has ended") {
  Loaded& council = FourHundred();
  const std::string signs =
      "SELECT count(*) FROM form_version f JOIN case_row c ON c.id = f.case_id WHERE f.form = 'screening' AND f.latest "
      "AND json_extract(f.answers, '$.safeguarding') = 'yes' AND NOT c.open AND c.ends = 'completed' AND c.state <> "
      "'died' AND c.id NOT IN (SELECT case_id FROM form_version WHERE form = 'urgent_care_approval')";
  CHECK(council.Count(signs) > 5);
  CHECK(council.Count(signs + " AND NOT EXISTS (SELECT 1 FROM case_row s WHERE s.pathway = 'safeguarding' AND "
                              "s.subject_root = c.subject_root)") == 0);
}

TEST_CASE("dates stand in their order") {
  Loaded& council = FourHundred();
  const auto care = council.Ask(AnswersTo("urgent_care", "starts_on", "ends_on"));
  CHECK_FALSE(care.empty());
  for (const auto& both : care) CHECK(both.substr(0, 10) < both.substr(11));
  const auto advocates = council.Ask(AnswersTo("advocacy", "asked_on", "appointed_on"));
  CHECK_FALSE(advocates.empty());
  for (const auto& both : advocates) CHECK(both.substr(0, 10) <= both.substr(11));
  CHECK(council.Count("SELECT count(*) FROM form_version f JOIN case_row c ON c.id = f.case_id WHERE "
                      "json_extract(f.answers, '$.seen_on') < date(c.received / 1000000, 'unixepoch')") == 0);
}

TEST_CASE("a meeting is not held before the day it was planned for, nor before that day has come") {
  Loaded& council = FourHundred();
  const std::string meetings =
      "SELECT count(*) FROM form_version f, json_each(f.answers, '$.meetings') m WHERE f.form = 'meetings'";
  CHECK(council.Count(meetings + " AND m.value ->> 'held_on' IS NOT NULL") > 3);
  CHECK(council.Count(meetings + " AND m.value ->> 'held_on' IS NULL") > 3);
  CHECK(council.Count(meetings + " AND m.value ->> 'held_on' < m.value ->> 'planned_on'") == 0);
  CHECK(council.Count("SELECT count(*) FROM form_version f, json_each(f.answers, '$.invited') i WHERE f.form = "
                      "'meetings' AND i.value ->> 'name' <> ''") > 3);
}

TEST_CASE("answers do not contradict one another") {
  Loaded& council = FourHundred();
  const auto none = [&](const std::string& form, const std::string& first, const std::string& second) {
    INFO(form << ": " << first << " and " << second);
    const std::string of = "SELECT count(*) FROM form_version WHERE latest AND form = '" + form + "' AND ";
    CHECK(council.Count(of + first) > 0);
    CHECK(council.Count(of + first + " AND " + second) == 0);
  };
  none("s42_decision", "answers ->> 'route' = 'section-42'", "answers ->> 'reasons' LIKE 'Can protect%'");
  none("personal", "answers ->> 'asked' = 'not-asked'", "answers ->> 'outcomes' IS NOT NULL");
  none("adult_eligibility", "answers ->> 'impact' = 'no'", "answers ->> 'reasons' LIKE '%Together this has a%'");
  none("concern", "answers ->> '$.allegations[0].abuse_type' = 'domestic'", "answers ->> 'domestic' = 'no'");
  none("sign_off", "answers ->> 'has_carer' = 'no'", "answers ->> 'note' LIKE 'The carer%'");
  none("conclusion", "answers ->> '$.findings[0].finding' = 'not-confirmed'",
       "answers ->> 'summary' LIKE 'Those resp%'");
  none("meetings", "answers ->> '$.meetings[0].held_on' IS NULL", "answers ->> '$.meetings[0].minutes' IS NOT NULL");
}

TEST_CASE("what happens beside the pathways has happened, each kind at least once") {
  Loaded& council = FourHundred();
  for (const std::string type :
       {"person.alert-added", "person.communication-needs-recorded", "person.moved", "person.died",
        "person.duplicate-suspected", "attachment.added", "case.handover-offered", "case.handover-accepted",
        "case.handover-bounced", "case.access-taken", "case.access-seen", "import.exception-raised"}) {
    INFO(type);
    CHECK(council.Count("SELECT count(*) FROM event WHERE type = '" + type + "'") > 0);
  }
}

// Not each case gets there in its days: some people's answers hold a plan back, as in life.
TEST_CASE("wherever cases are wished for the last day some stand, with who shall hold them") {
  Loaded& council = FourHundred();
  const auto usual = loader::ReadDemonstration(CASEWAY_SOURCE_DIR "/workflows", ShippedLibrary());
  REQUIRE(usual);
  for (const auto& wish : usual->around.at_hand) {
    INFO(wish.pathway << " " << wish.state << " " << wish.team << " " << wish.holder);
    const std::string held = wish.holder.empty() ? "" : " AND u.user_name LIKE '" + wish.holder + ".%'";
    CHECK(council.Count("SELECT count(*) FROM case_row c JOIN team t ON t.id = c.owner_team LEFT JOIN staff_user u ON "
                        "u.id = c.owner_user WHERE c.open AND c.pathway = '" +
                        wish.pathway + "' AND c.state = '" + wish.state + "' AND t.key = '" + wish.team + "'" + held) >=
          (wish.times + 1) / 2);
  }
}

TEST_CASE("every team has staff") {
  Loaded& council = FourHundred();
  CHECK(council.Count("SELECT count(*) FROM team WHERE id NOT IN (SELECT team FROM staff_team)") == 0);
}

TEST_CASE("the same seed gives the same council") {
  const char* all =
      "SELECT e.type || e.stream_id || e.actor || e.happened || p.payload FROM event e JOIN event_payload p ON "
      "p.position = e.position ORDER BY e.position";
  Loaded first(40), second(40);
  const auto events = first.Ask(all);
  CHECK(events.size() > 500);
  CHECK(events == second.Ask(all));
}

TEST_CASE("a council whose teams and roles have other names has its demonstration too") {
  const TemporaryFolder folder;
  const bool keep_staff = GENERATE(true, false);
  CopyRenamed(folder.path() / "ours", keep_staff);
  Loaded council(60, folder.path() / "ours");
  CHECK(council.Count("SELECT count(*) FROM team WHERE key NOT LIKE '%-of-ours'") == 0);
  CHECK(council.Count("SELECT count(*) FROM team WHERE id NOT IN (SELECT team FROM staff_team)") == 0);
  CHECK(council.Count("SELECT count(*) FROM case_row WHERE pathway = 'assessment'") > 0);
  CHECK(council.Count("SELECT count(*) FROM case_row WHERE NOT open") > 40);
}

}  // namespace caseway::tests
