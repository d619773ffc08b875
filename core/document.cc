#include "core/document.h"

namespace caseway {
namespace {

const Document kNothing;
constexpr std::size_t kUsualMembers = 6;

}  // namespace

bool Document::Truth() const {
  const bool* value = std::get_if<bool>(&value_);
  return value != nullptr && *value;
}
std::int64_t Document::Number(std::int64_t otherwise) const {
  const auto* value = std::get_if<std::int64_t>(&value_);
  return value == nullptr ? otherwise : *value;
}
const std::string& Document::Text() const {
  static const std::string empty;
  const auto* value = std::get_if<std::string>(&value_);
  return value == nullptr ? empty : *value;
}
const Document::List& Document::Items() const {
  static const List empty;
  const auto* value = std::get_if<List>(&value_);
  return value == nullptr ? empty : *value;
}
const Document::Members& Document::Named() const {
  static const Members empty;
  const auto* value = std::get_if<Members>(&value_);
  return value == nullptr ? empty : *value;
}

const Document& Document::operator[](std::string_view name) const {
  for (const auto& [key, value] : Named()) {
    if (key == name) return value;
  }
  return kNothing;
}

bool Document::Contains(std::string_view name) const {
  for (const auto& member : Named()) {
    if (member.first == name) return true;
  }
  return false;
}

Document& Document::Set(std::string name, Document value) {
  if (!IsMembers()) {
    value_ = Members{};
    std::get<Members>(value_).reserve(kUsualMembers);
  }
  for (auto& [key, old] : std::get<Members>(value_)) {
    if (key == name) {
      old = std::move(value);
      return *this;
    }
  }
  std::get<Members>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

Document& Document::Add(Document value) {
  if (!IsList()) value_ = List{};
  std::get<List>(value_).push_back(std::move(value));
  return *this;
}

void Document::Remove(std::string_view name) {
  if (!IsMembers()) return;
  auto& members = std::get<Members>(value_);
  std::erase_if(members, [&](const auto& member) { return member.first == name; });
}

}  // namespace caseway
