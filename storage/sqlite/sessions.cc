#include <utility>

#include "storage/sqlite/accounts.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/unremembered.h"

namespace caseway::storage {

namespace {

constexpr std::size_t kMostKnown = 10'000;

OpenSession ReadSession(const Statement& row, const Sha256Sum& token_hash) {
  OpenSession open;
  open.session = {token_hash, UserId{row.Int(0)}, row.Int(1), row.Int(2), InstantOf(row.Int(3)), InstantOf(row.Int(4))};
  open.account_version = row.Int(5);
  open.disabled = row.IsNull(6) || row.Int(6) != 0;  // an account that is not there lets nobody in
  open.credential_version = row.Int(7);
  open.sessions_since = row.Int(8);
  return open;
}

void InsertLink(Connection& connection, const OneTimeLink& link) {
  connection.Prepare("DELETE FROM one_time_link WHERE user = :user AND used = 0").Bind(":user", link.user).Run();
  Statement row = connection.Prepare("INSERT INTO one_time_link VALUES (:hash, :purpose, :user, :expires, 0)");
  row.BindBytes(":hash", BytesOf(link.token_hash)).Bind(":purpose", link.purpose).Bind(":user", link.user);
  row.Bind(":expires", MicrosOf(link.expires)).Run();
}

}  // namespace

Result<void> SqliteSessions::Create(const Session& session) {
  return Write(writer_, [&](Connection& connection) {
    Statement row =
        connection.Prepare("INSERT INTO session VALUES (:hash, :user, :account, :credential, :created, :last_seen)");
    row.BindBytes(":hash", BytesOf(session.token_hash)).Bind(":user", session.user);
    row.Bind(":account", session.account_version).Bind(":credential", session.credential_version);
    row.Bind(":created", MicrosOf(session.created)).Bind(":last_seen", MicrosOf(session.last_seen)).Run();
  });
}

Result<std::optional<OpenSession>> SqliteSessions::Find(const Sha256Sum& token_hash) const {
  const std::uint64_t changes = database_.AccessChanges();  // first: a change while it is read makes it read again
  {
    const std::shared_lock lock(mutex_);
    const auto known = known_.find(token_hash);
    if (known != known_.end() && known->second.changes == changes) return known->second.open;
  }
  auto open = Read(token_hash);
  if (!open || !*open) return open;
  const std::unique_lock lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  known_[token_hash] = {changes, *open};
  return open;
}

Result<std::optional<OpenSession>> SqliteSessions::Read(const Sha256Sum& token_hash) const {
  return Guarded([&]() -> Result<std::optional<OpenSession>> {
    Statement row = database_.Reader().Prepare(
        "SELECT s.user, s.account_version, s.credential_version, s.created, s.last_seen, u.version, u.disabled,"
        " c.version, u.sessions_since FROM session s LEFT JOIN staff_user u ON u.id = s.user LEFT JOIN credential c ON "
        "c.user = s.user"
        " WHERE s.token_hash = :hash");
    row.BindBytes(":hash", BytesOf(token_hash));
    if (!row.Step()) return std::optional<OpenSession>();
    return std::optional<OpenSession>(ReadSession(row, token_hash));
  });
}

void SqliteSessions::Touch(const Sha256Sum& token_hash, Instant last_seen) {
  const auto move = [token_hash, last_seen](WriteSession& session) -> Result<Document> {
    Statement row = ConnectionOf(session).Prepare(
        "UPDATE session SET last_seen = :seen WHERE token_hash = :hash AND last_seen < :seen");
    row.Bind(":seen", MicrosOf(last_seen)).BindBytes(":hash", BytesOf(token_hash)).Run();
    return Document();
  };
  writer_.Submit(Command{}, move, [](const Result<Document>&) {});  // lost, it is written a minute later
}

Result<void> SqliteSessions::End(const Sha256Sum& token_hash) {
  return Write(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare("DELETE FROM session WHERE token_hash = :hash");
    row.BindBytes(":hash", BytesOf(token_hash)).Run();
  });
}

Result<void> SqliteSessions::EndAllOf(UserId user) {
  return Write(writer_, [&](Connection& connection) {
    connection.Prepare("DELETE FROM session WHERE user = :user").Bind(":user", user).Run();
  });
}

Result<int> SqliteSessions::Sweep(Instant seen_before, Instant created_before) {
  const Result<std::int64_t> rows = WriteRows(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare("DELETE FROM session WHERE last_seen < :seen OR created < :created");
    row.Bind(":seen", MicrosOf(seen_before)).Bind(":created", MicrosOf(created_before)).Run();
    return connection.Changes();
  });
  if (!rows) return rows.error();
  return static_cast<int>(*rows);
}

Result<void> SqliteLinks::Create(const OneTimeLink& link) {
  return Write(writer_, [&](Connection& connection) { InsertLink(connection, link); });
}

Result<std::optional<OneTimeLink>> SqliteLinks::Find(const Sha256Sum& token_hash, Instant now) const {
  return Guarded([&]() -> Result<std::optional<OneTimeLink>> {
    Statement row = database_.Reader().Prepare(
        "SELECT purpose, user, expires FROM one_time_link WHERE token_hash = :hash AND used = 0 AND expires > :now");
    row.BindBytes(":hash", BytesOf(token_hash)).Bind(":now", MicrosOf(now));
    if (!row.Step()) return std::optional<OneTimeLink>();
    return std::optional<OneTimeLink>({token_hash, row.String(0), UserId{row.Int(1)}, InstantOf(row.Int(2))});
  });
}

Result<bool> SqliteLinks::Use(const Sha256Sum& token_hash, Instant now) {
  const Result<std::int64_t> rows = WriteRows(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare(
        "UPDATE one_time_link SET used = 1 WHERE token_hash = :hash AND used = 0 AND expires > :now");
    row.BindBytes(":hash", BytesOf(token_hash)).Bind(":now", MicrosOf(now)).Run();
    return connection.Changes();
  });
  if (!rows) return rows.error();
  return *rows > 0;
}

Result<void> SqliteLinks::Void(UserId user, const std::string& purpose) {
  return Write(writer_, [&](Connection& connection) {
    Statement row =
        connection.Prepare("DELETE FROM one_time_link WHERE user = :user AND used = 0 AND purpose = :purpose");
    row.Bind(":user", user).Bind(":purpose", purpose).Run();
  });
}

}  // namespace caseway::storage
