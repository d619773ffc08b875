#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

std::int64_t MicrosOf(const Document& text) {
  if (text.Text().empty()) return 0;
  const auto instant = ParseInstant(text.Text());
  return instant ? Micros(*instant) : 0;
}

std::int64_t HappenedMicros(const Event& event) { return Micros(FromLondon(event.happened.local)); }

std::string NameOfUser(Connection& db, std::int64_t user) {
  if (user == 0) return "";
  auto find = db.Prepare("SELECT name FROM staff_user WHERE id = :user");
  find.Bind(":user", user);
  return find.Step() ? find.String(0) : "";
}

std::int64_t RootOf(Connection& db, std::int64_t person) {
  auto find = db.Prepare("SELECT root FROM person WHERE id = :person");
  find.Bind(":person", person);
  return find.Step() ? find.Int(0) : person;
}

std::string NameOfPerson(Connection& db, std::int64_t person) {
  auto find = db.Prepare("SELECT name FROM person WHERE id = :person");
  find.Bind(":person", person);
  return find.Step() ? find.String(0) : "";
}

}  // namespace caseway::storage
