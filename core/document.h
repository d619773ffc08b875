// Document: a tree of nothing, truth, whole numbers, text, lists and named members, in the order they were written.
//
//   Document d;
//   d.Set("state", "concern").Set("due", Document().Set("at", "2026-10-01"));
//   d["due"]["at"].Text()  -> "2026-10-01";   d["absent"].Text() -> ""
//   WriteJson(d) -> {"state":"concern","due":{"at":"2026-10-01"}}    the same bytes for the same tree, always
//
// It is what event payloads and answers are made of. Decimals and dates travel as text: a binary fraction cannot be
// stored. Threads: a value.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace caseway {

class Document {
 public:
  using List = std::vector<Document>;
  using Members = std::vector<std::pair<std::string, Document>>;

  Document() = default;                                             // nothing (null)
  Document(bool value) : value_(value) {}                           // NOLINT: literals convert
  Document(std::int64_t value) : value_(value) {}                   // NOLINT
  Document(int value) : value_(std::int64_t{value}) {}              // NOLINT
  Document(std::string value) : value_(std::move(value)) {}         // NOLINT
  Document(std::string_view value) : value_(std::string(value)) {}  // NOLINT
  Document(const char* value) : value_(std::string(value)) {}       // NOLINT
  Document(List value) : value_(std::move(value)) {}                // NOLINT
  Document(Members value) : value_(std::move(value)) {}             // NOLINT

  bool IsNull() const { return value_.index() == 0; }
  bool IsBool() const { return std::holds_alternative<bool>(value_); }
  bool IsNumber() const { return std::holds_alternative<std::int64_t>(value_); }
  bool IsText() const { return std::holds_alternative<std::string>(value_); }
  bool IsList() const { return std::holds_alternative<List>(value_); }
  bool IsMembers() const { return std::holds_alternative<Members>(value_); }

  // The value, or its empty counterpart when this is something else.
  bool Truth() const;
  std::int64_t Number(std::int64_t otherwise = 0) const;
  const std::string& Text() const;
  const List& Items() const;
  const Members& Named() const;

  // The member or item, or a null document: reading never fails.
  const Document& operator[](std::string_view name) const;
  bool Contains(std::string_view name) const;

  // Sets or replaces a member; a null document becomes an object. Returns *this.
  Document& Set(std::string name, Document value);
  // Appends an item; a null document becomes a list. Returns *this.
  Document& Add(Document value);
  void Remove(std::string_view name);

  bool operator==(const Document&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, List, Members> value_;
};

// Compact JSON, UTF-8, members in their order, control characters escaped.
std::string WriteJson(const Document& document);
// Reads what WriteJson writes and any JSON whose numbers are whole. Refused with a byte offset: depth over 64, a member
// twice, fractions and exponents, invalid UTF-8 or surrogates, anything after the value. Errors: kInvalidInput.
Result<Document> ReadJson(std::string_view json);

}  // namespace caseway
