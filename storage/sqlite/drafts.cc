#include "storage/sqlite/drafts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/ports/draft_base.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::storage {

namespace {

// A text as it was kept: with what its page knew (core/ports/draft_base.h).
struct Delta {
  DraftText text;
  std::int64_t base = 0;
};

// What stands for a question: the newest text last, before it those that its page had not seen.
using Standing = std::vector<Delta>;

// Folds one more delta of a question in, oldest first: texts its page had seen, or had saved itself, are set aside; one
// it had not seen, the writer's own from another window too, is kept as a rival.
void Fold(Standing& standing, Delta delta) {
  const auto is_settled = [&](const Delta& other) {
    const bool follows = other.text.author == delta.text.author && IsOfSamePage(other.base, delta.base);
    return follows || other.text.revision <= BaseRevision(delta.base) || other.text.value == delta.text.value;
  };
  standing.erase(std::remove_if(standing.begin(), standing.end(), is_settled), standing.end());
  standing.push_back(std::move(delta));
}

DraftAnswer AnswerOf(std::string question, Standing standing) {
  DraftAnswer answer{std::move(question), std::move(standing.back().text), {}};
  standing.pop_back();
  for (auto& rival : standing) answer.rivals.push_back(std::move(rival.text));
  return answer;
}

Delta ReadDelta(const Statement& row) {
  Result<Document> value = ReadJson(row.Text(5));
  if (!value) throw SqliteError(11, "a draft cannot be read");
  const Instant at{std::chrono::microseconds(row.Int(4))};
  return {{std::move(*value), UserId{row.Int(3)}, at, row.Int(1)}, row.Int(2)};
}

Error Frozen() {
  return Conflict("This form has been submitted since you opened it. Open it again: what you typed was not saved.");
}

// Revision and whether frozen; zero for a form nobody has typed into.
Draft ReadHead(Connection& connection, FormId form) {
  Statement row = connection.Prepare("SELECT revision, frozen FROM draft WHERE form = :form");
  row.Bind(":form", form);
  Draft draft;
  if (!row.Step()) return draft;
  draft.revision = row.Int(0);
  draft.frozen = row.Int(1) != 0;
  return draft;
}

void WriteHead(Connection& connection, FormId form, std::int64_t revision, bool frozen) {
  Statement row = connection.Prepare(
      "INSERT INTO draft (form, revision, frozen) VALUES (:form, :revision, :frozen)"
      " ON CONFLICT (form) DO UPDATE SET revision = excluded.revision, frozen = excluded.frozen");
  row.Bind(":form", form).Bind(":revision", revision).Bind(":frozen", frozen ? 1 : 0).Run();
}

bool IsRepeat(Connection& connection, const DraftDelta& delta, const std::string& value) {
  Statement last = connection.Prepare(
      "SELECT author, value FROM draft_delta WHERE form = :form AND question = :question"
      " ORDER BY revision DESC LIMIT 1");
  last.Bind(":form", delta.form).Bind(":question", delta.question);
  return last.Step() && last.Int(0) == delta.author.value && last.Text(1) == value;
}

bool HasRivals(const Draft& draft) {
  return std::any_of(draft.answers.begin(), draft.answers.end(),
                     [](const DraftAnswer& answer) { return !answer.rivals.empty(); });
}

void DropDeltas(Connection& connection, FormId form) {
  connection.Prepare("DELETE FROM draft_delta WHERE form = :form").Bind(":form", form).Run();
}

}  // namespace

Result<std::int64_t> SaveDraft(Connection& connection, const DraftDelta& delta) {
  const Draft head = ReadHead(connection, delta.form);
  if (head.frozen) return Frozen();
  const std::string value = WriteJson(delta.value);
  // The same text again stores nothing, unless its writer has by now seen a rival and chooses their own.
  if (IsRepeat(connection, delta, value) && BaseRevision(delta.base) < head.revision) return head.revision;
  const std::int64_t revision = head.revision + 1;
  WriteHead(connection, delta.form, revision, false);
  Statement row =
      connection.Prepare("INSERT INTO draft_delta VALUES (:form, :question, :revision, :base, :author, :at, :value)");
  row.Bind(":form", delta.form).Bind(":question", delta.question).Bind(":revision", revision).Bind(":base", delta.base);
  row.Bind(":author", delta.author).Bind(":at", delta.at.time_since_epoch().count()).Bind(":value", value).Run();
  return revision;
}

Draft ReadDraft(Connection& connection, FormId form) {
  Draft draft = ReadHead(connection, form);
  Statement rows = connection.Prepare(
      "SELECT question, revision, base, author, at, value FROM draft_delta WHERE form = :form"
      " ORDER BY question, revision");
  rows.Bind(":form", form);
  std::string question;
  Standing standing;
  const auto take = [&] {
    if (!standing.empty()) draft.answers.push_back(AnswerOf(question, std::exchange(standing, {})));
  };
  while (rows.Step()) {
    if (rows.Text(0) != question) take();
    question = rows.Text(0);
    Fold(standing, ReadDelta(rows));
  }
  take();
  return draft;
}

Result<Draft> FreezeDraft(Connection& connection, FormId form, std::int64_t revision) {
  Draft draft = ReadDraft(connection, form);
  if (draft.frozen) return Frozen();
  if (draft.revision != revision) {
    return Conflict("Something was typed into this form after you opened it. Look at it, then submit again.");
  }
  if (HasRivals(draft)) return Conflict("Two different answers were written. Choose one for each, then submit again.");
  DropDeltas(connection, form);
  WriteHead(connection, form, revision, true);
  draft.frozen = true;
  return draft;
}

void ReopenDraft(Connection& connection, FormId form) {
  WriteHead(connection, form, ReadHead(connection, form).revision, false);
}

void EraseDraft(Connection& connection, FormId form) {
  DropDeltas(connection, form);
  connection.Prepare("DELETE FROM draft WHERE form = :form").Bind(":form", form).Run();
}

Result<std::int64_t> SqliteDrafts::Save(WriteSession& session, const DraftDelta& delta) {
  return SaveDraft(ConnectionOf(session), delta);
}

Result<Draft> SqliteDrafts::Read(WriteSession& session, FormId form) const {
  return ReadDraft(ConnectionOf(session), form);
}

Result<Draft> SqliteDrafts::Read(FormId form) const {
  return Guarded([&]() -> Result<Draft> {
    const ReadSnapshot snapshot(database_.Reader());
    return ReadDraft(snapshot.connection(), form);
  });
}

Result<Draft> SqliteDrafts::Freeze(WriteSession& session, FormId form, std::int64_t revision) {
  return FreezeDraft(ConnectionOf(session), form, revision);
}

Result<void> SqliteDrafts::Reopen(WriteSession& session, FormId form) {
  ReopenDraft(ConnectionOf(session), form);
  return {};
}

}  // namespace caseway::storage
