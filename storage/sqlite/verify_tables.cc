// What stands beside the log and is no projection: the file's own make, ways to sign in, commands, the counter of ids.
#include <fmt/format.h>
#include <sqlite3.h>

#include <map>
#include <utility>

#include "core/dates.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/verify.h"

namespace caseway::storage {

namespace {

using Made = std::map<std::pair<std::string, std::string>, std::string>;  // type and name to the words that make it

// What SQLite keeps for itself has no words, or a name of its own.
Made WhatIsMade(Connection& connection) {
  Made made;
  Statement rows = connection.Prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  while (rows.Step()) made[{rows.String(0), rows.String(1)}] = rows.String(2);
  return made;
}

void CompareMade(const Made& kept, const Made& expected, std::vector<Finding>& findings) {
  for (const auto& [what, words] : expected) {
    const auto found = kept.find(what);
    if (found == kept.end())
      findings.push_back({"schema", 0, fmt::format("the {} {} is not there", what.first, what.second)});
    else if (found->second != words)
      findings.push_back(
          {"schema", 0, fmt::format("the {} {} is not as this program makes it", what.first, what.second)});
  }
  for (const auto& [what, words] : kept) {
    if (!expected.count(what))
      findings.push_back({"schema", 0, fmt::format("the {} {} was not made by this program", what.first, what.second)});
  }
}

Instant At(std::int64_t micros) { return Instant(std::chrono::microseconds(micros)); }

// Rows of the table whose user is no account: a way in that belongs to nobody.
void CheckOwners(Connection& connection, const std::string& table, const std::string& what,
                 std::vector<Finding>& findings) {
  Statement rows = connection.Prepare("SELECT user, count(*) FROM " + table +
                                      " WHERE user NOT IN (SELECT id FROM staff_user) GROUP BY user ORDER BY user");
  while (rows.Step())
    findings.push_back(
        {table, rows.Int(0), fmt::format("{} of {} for an account that is not there", rows.Int(1), what)});
}

}  // namespace

void VerifySchema(Connection& connection, std::vector<Finding>& findings) {
  Connection fresh("", {});
  if (const Result<void> made = Migrate(fresh); !made) throw SqliteError(SQLITE_ERROR, made.error().say);
  CompareMade(WhatIsMade(connection), WhatIsMade(fresh), findings);
}

void VerifyAccounts(Connection& connection, std::vector<Finding>& findings) {
  for (const auto& [table, what] : {std::pair{"credential", "the credentials"},
                                    {"recovery_code", "the recovery codes"},
                                    {"session", "the sessions"},
                                    {"one_time_link", "the set-up links"}})
    CheckOwners(connection, table, what, findings);
}

// A command is answered in the transaction of its events, and nothing is written between them.
void VerifyCommands(Connection& connection, const VerifyOptions& options, std::vector<Finding>& findings) {
  Statement lost = connection.Prepare(
      "SELECT position FROM event WHERE command <> '' AND command NOT IN (SELECT id FROM command) ORDER BY position");
  for (std::size_t said = 0; said < options.most && lost.Step(); ++said)
    findings.push_back({"command", lost.Int(0), "the answer to the command that wrote this event is gone"});
  Statement apart = connection.Prepare(
      "SELECT min(position), max(position) FROM event WHERE command <> '' GROUP BY command"
      " HAVING count(*) <> max(position) - min(position) + 1 ORDER BY 1");
  for (std::size_t said = 0; said < options.most && apart.Step(); ++said)
    findings.push_back(
        {"command", apart.Int(0),
         fmt::format("its events up to {} do not stand together, as one command writes them", apart.Int(1))});
}

void VerifyCases(Connection& connection, const VerifyOptions& options, std::vector<Finding>& findings) {
  Statement rows =
      connection.Prepare("SELECT id, received, ended FROM case_row WHERE ended <> 0 AND ended < received ORDER BY id");
  for (std::size_t said = 0; said < options.most && rows.Step();) {
    const Instant received = At(rows.Int(1)), ended = At(rows.Int(2));
    // What was done is kept to the minute, by the clock on the wall; receipt to the second.
    if (ended >= FromLondon(ToLondon(received))) continue;
    ++said;
    findings.push_back(
        {"case_row", rows.Int(0),
         fmt::format("the case ended on {}, before it was received on {}", FormatLong(ended), FormatLong(received))});
  }
}

void VerifyCounter(Connection& connection, std::vector<Finding>& findings) {
  if (connection.Number("SELECT count(*) FROM counter WHERE name = 'record'") != 1) {
    findings.push_back({"counter", 0, "the counter of ids is not there"});
    return;
  }
  const std::int64_t last = connection.Number("SELECT value FROM counter WHERE name = 'record'");
  const std::int64_t highest = connection.Number(
      "SELECT max(coalesce((SELECT max(id) FROM person), 0), coalesce((SELECT max(id) FROM contact), 0),"
      " coalesce((SELECT max(id) FROM case_row), 0), coalesce((SELECT max(id) FROM staff_user), 0))");
  if (last < highest)
    findings.push_back(
        {"counter", last,
         fmt::format("it stands at {}, but the highest id given is {}: ids would be given twice", last, highest)});
}

}  // namespace caseway::storage
