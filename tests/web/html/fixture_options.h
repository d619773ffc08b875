// The options of one GOV.UK Frontend fixture, read key by key into our option structs.
//
// It remembers which keys were read. A fixture with a key nobody read asks for something our struct does not have: it
// is not supported, and Unread() says why. A fixture whose keys were all read must come out exactly as GOV.UK writes
// it.
#pragma once

#include <boost/json.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "web/html/components.h"

namespace caseway::html {

class FixtureOptions {
 public:
  explicit FixtureOptions(const boost::json::object& options);

  bool Has(std::string_view key) const;  // present, and neither null nor false nor ""
  bool HasKey(std::string_view key) const { return Find(key) != nullptr; }
  Str Text(std::string_view key) const;  // "" when absent
  Str TextOr(std::string_view key, std::string_view otherwise) const;
  bool Is(std::string_view key) const;  // true
  std::optional<bool> MaybeIs(std::string_view key) const;
  int Number(std::string_view key, int otherwise = 0) const;
  Url Address(std::string_view key) const;
  Attributes AllAttributes(std::string_view key = "attributes") const;
  // The html key when it is there, else the text key.
  Content Either(std::string_view text = "text", std::string_view html = "html") const;
  // The object under `key`; an empty one when absent.
  FixtureOptions At(std::string_view key) const;
  // Each object of the array under `key`; a hole (null, false, "") stays unread: our lists have none.
  void Each(std::string_view key, const std::function<void(const FixtureOptions&)>& use) const;
  void EachText(std::string_view key, const std::function<void(Str)>& use) const;
  // Each entry of the array under `key`, itself an array of objects: read it with Each("").
  void EachRow(std::string_view key, const std::function<void(const FixtureOptions&)>& use) const;

  // The keys nobody read: "items[].label.attributes".
  const std::set<std::string>& Unread() const { return *unread_; }

 private:
  FixtureOptions(const boost::json::value* value, std::string path, std::shared_ptr<std::set<std::string>> unread)
      : value_(value), path_(std::move(path)), unread_(std::move(unread)) {}
  const boost::json::value* Find(std::string_view key) const;
  std::string Path(std::string_view key) const;
  void Read(std::string_view key) const { unread_->erase(Path(key)); }

  const boost::json::value* value_ = nullptr;
  boost::json::value root_;
  std::string path_;
  std::shared_ptr<std::set<std::string>> unread_;
};

}  // namespace caseway::html
