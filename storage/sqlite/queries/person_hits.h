// PersonHits: the lines of a search or a list of people, made once each, without those the viewer may not know of.
//
//   PersonHits hits(db, viewer, 25);
//   while (list.Step() && !hits.Full()) hits.Add(list.Int(0), Accept);
//
// Where an "address secret" alert stands, address and postcode are left empty. Threads: one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/people_reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {

class PersonHits {
 public:
  PersonHits(Connection& db, const Viewer& viewer, int limit, int offset = 0);

  // What a person is further judged by, beside the hit: their list of names.
  using Fits = std::function<bool(const PersonHit& hit, std::string_view sort_name, bool secret_address)>;
  // Adds the record that holds `root` unless it is there, is not to be known, or does not fit.
  void Add(std::int64_t root, const Fits& fits, std::string why = {});
  bool Full() const { return static_cast<int>(hits_.size()) >= limit_; }
  std::size_t size() const { return hits_.size(); }
  std::vector<PersonHit> Take() { return std::move(hits_); }

 private:
  int OpenCases(std::int64_t root, std::int64_t plain, std::int64_t hidden);

  Connection& db_;
  Statement find_;  // one loan for all hits
  const Viewer& viewer_;
  const int limit_;
  int skip_;
  std::vector<std::int64_t> seen_;
  HiddenCases hidden_;
  std::vector<std::int64_t> declared_;
  std::vector<PersonHit> hits_;
};

}  // namespace caseway::storage
