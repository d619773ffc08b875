#include <utility>

#include "storage/sqlite/accounts.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/unremembered.h"

namespace caseway::storage {

namespace {

#define CREDENTIAL_COLUMNS                                                                                        \
  "SELECT u.id, u.user_name, u.version, u.disabled, c.version, c.password_hash, c.totp_secret, c.last_totp_step," \
  " c.failed_count, c.first_failed, c.guesses_in_window, c.locked_until"                                          \
  " FROM staff_user u LEFT JOIN credential c ON c.user = u.id "

void ReadRecoveryCodes(Connection& connection, Credential& credential) {
  Statement rows = connection.Prepare("SELECT hash FROM recovery_code WHERE user = :user");
  rows.Bind(":user", credential.user);
  while (rows.Step()) credential.recovery_hashes.push_back(rows.String(0));
}

std::optional<Credential> ReadCredential(Connection& connection, Statement row) {
  if (!row.Step()) return std::nullopt;
  Credential found;
  found.user = UserId{row.Int(0)};
  found.user_name = row.String(1);
  found.account_version = row.Int(2);
  found.disabled = row.Int(3) != 0;
  found.credential_version = row.Int(4);
  found.password_hash = row.String(5);
  found.sealed_totp_secret = row.Bytes(6);
  found.last_totp_step = row.Int(7);
  found.failed_count = static_cast<int>(row.Int(8));
  found.first_failed = InstantOf(row.Int(9));
  found.guesses_in_window = static_cast<int>(row.Int(10));
  found.locked_until = InstantOf(row.Int(11));
  ReadRecoveryCodes(connection, found);
  return found;
}

void ReplaceRecoveryCodes(Connection& connection, UserId user, const std::vector<std::string>& hashes) {
  connection.Prepare("DELETE FROM recovery_code WHERE user = :user").Bind(":user", user).Run();
  Statement row = connection.Prepare("INSERT OR IGNORE INTO recovery_code VALUES (:user, :hash)");
  for (const std::string& hash : hashes) row.Bind(":user", user).Bind(":hash", hash).Run();
}

// The session it was changed in goes on under the new version; the others are gone.
void ReplacePassword(Connection& connection, UserId user, const std::string& hash, const Sha256Sum& kept) {
  connection
      .Prepare(
          "UPDATE credential SET version = version + 1, password_hash = :hash, failed_count = 0, first_failed = 0,"
          " guesses_in_window = 0, locked_until = 0 WHERE user = :user")
      .Bind(":hash", hash)
      .Bind(":user", user)
      .Run();
  Statement others = connection.Prepare("DELETE FROM session WHERE user = :user AND token_hash <> :kept");
  others.Bind(":user", user).BindBytes(":kept", BytesOf(kept)).Run();
  Statement own = connection.Prepare(
      "UPDATE session SET credential_version = (SELECT version FROM credential WHERE user = :user)"
      " WHERE user = :user AND token_hash = :kept");
  own.Bind(":user", user).BindBytes(":kept", BytesOf(kept)).Run();
}

void ReplaceCredential(Connection& connection, const NewCredential& credential) {
  Statement row = connection.Prepare(
      "INSERT INTO credential (user, version, password_hash, totp_secret, last_totp_step)"
      " VALUES (:user, 1, :hash, :secret, :step) ON CONFLICT (user) DO UPDATE SET version = version + 1,"
      " password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,"
      " last_totp_step = excluded.last_totp_step, failed_count = 0, first_failed = 0, guesses_in_window = 0,"
      " locked_until = 0");
  row.Bind(":user", credential.user).Bind(":hash", credential.password_hash);
  row.BindBytes(":secret", credential.sealed_totp_secret).Bind(":step", credential.last_totp_step).Run();
  ReplaceRecoveryCodes(connection, credential.user, credential.recovery_hashes);
  connection.Prepare("DELETE FROM session WHERE user = :user").Bind(":user", credential.user).Run();
}

void KeepGuessState(Connection& connection, UserId user, const GuessState& state) {
  Statement row = connection.Prepare(
      "INSERT INTO credential (user, failed_count, first_failed, guesses_in_window, locked_until)"
      " VALUES (:user, :failed, :first, :guesses, :locked) ON CONFLICT (user) DO UPDATE SET"
      " failed_count = excluded.failed_count, first_failed = excluded.first_failed,"
      " guesses_in_window = excluded.guesses_in_window, locked_until = excluded.locked_until");
  row.Bind(":user", user).Bind(":failed", state.failed_count).Bind(":first", MicrosOf(state.first_failed));
  row.Bind(":guesses", state.guesses_in_window).Bind(":locked", MicrosOf(state.locked_until)).Run();
}

}  // namespace

Result<std::optional<Credential>> SqliteCredentials::FindByUserName(std::string_view user_name) const {
  return Guarded([&]() -> Result<std::optional<Credential>> {
    const ReadSnapshot snapshot(database_.Reader());
    Statement row = snapshot.connection().Prepare(CREDENTIAL_COLUMNS "WHERE u.user_name = :name");
    row.Bind(":name", user_name);
    return ReadCredential(snapshot.connection(), std::move(row));
  });
}

Result<std::optional<Credential>> SqliteCredentials::Find(UserId user) const {
  return Guarded([&]() -> Result<std::optional<Credential>> {
    const ReadSnapshot snapshot(database_.Reader());
    Statement row = snapshot.connection().Prepare(CREDENTIAL_COLUMNS "WHERE u.id = :user");
    row.Bind(":user", user);
    return ReadCredential(snapshot.connection(), std::move(row));
  });
}

#undef CREDENTIAL_COLUMNS

Result<void> SqliteCredentials::SetCredential(const NewCredential& credential) {
  return Write(writer_, [&](Connection& connection) { ReplaceCredential(connection, credential); });
}

Result<void> SqliteCredentials::SetPasswordHash(UserId user, const std::string& password_hash) {
  return Write(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare("UPDATE credential SET password_hash = :hash WHERE user = :user");
    row.Bind(":hash", password_hash).Bind(":user", user).Run();
  });
}

Result<void> SqliteCredentials::ChangePassword(UserId user, const std::string& password_hash, const Sha256Sum& kept) {
  return Write(writer_, [&](Connection& connection) { ReplacePassword(connection, user, password_hash, kept); });
}

Result<void> SqliteCredentials::SetRecoveryCodes(UserId user, const std::vector<std::string>& recovery_hashes) {
  return Write(writer_, [&](Connection& connection) { ReplaceRecoveryCodes(connection, user, recovery_hashes); });
}

Result<bool> SqliteCredentials::UseTotpStep(UserId user, std::int64_t step) {
  const Result<std::int64_t> rows = WriteRows(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare(
        "UPDATE credential SET last_totp_step = :step WHERE user = :user AND last_totp_step < :step");
    row.Bind(":step", step).Bind(":user", user).Run();
    return connection.Changes();
  });
  if (!rows) return rows.error();
  return *rows > 0;
}

Result<bool> SqliteCredentials::UseRecoveryCode(UserId user, const std::string& recovery_hash) {
  const Result<std::int64_t> rows = WriteRows(writer_, [&](Connection& connection) {
    Statement row = connection.Prepare("DELETE FROM recovery_code WHERE user = :user AND hash = :hash");
    row.Bind(":user", user).Bind(":hash", recovery_hash).Run();
    return connection.Changes();
  });
  if (!rows) return rows.error();
  return *rows > 0;
}

void SqliteCredentials::SetGuessState(UserId user, const GuessState& state) {
  const auto keep = [user, state](WriteSession& session) -> Result<Document> {
    KeepGuessState(ConnectionOf(session), user, state);
    return Document();
  };
  writer_.Submit(Command{}, keep, [](const Result<Document>&) {});
}

}  // namespace caseway::storage
