// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "procedure_parts.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Reads the parts of one document that concern the post's own tables.
class postal_reader : public procedure_reader {
public:
    using procedure_reader::procedure_reader;

    void read_area(json_cursor const& c) {
        if (!c.object({"id", "name", "within", "district", "source", "note"})) return;
        postal_area a;
        a.id = c.identifier_of("id", true);
        a.name = c.both_of("name", true);
        a.within = reference(c, "within", part_kind::area);
        a.district = c.boolean_of("district").value_or(false);
        a.source = reference(c, "source", part_kind::source);
        a.note = c.both_of("note");
        define(parts_.areas, part_kind::area, std::move(a), c);
    }
    void read_zone(json_cursor const& c) {
        if (!c.object({"between", "zone", "from", "to", "certainty", "source", "note"})) return;
        zone_entry z;
        auto const between = c.required("between");
        c.each("between", [&](json_cursor const& a) { z.between.push_back(used(a, part_kind::area)); });
        auto const zone = c.required("zone") ? c.token_of<postal_zone>("zone") : std::nullopt;
        z.zone = zone.value_or(postal_zone::between_districts);
        z.from = c.day_of("from");
        z.to = c.day_of("to");
        c.check_interval(z.from, z.to);
        z.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        z.source = reference(c, "source", part_kind::source);
        z.note = c.both_of("note");
        if (between && between->node().kind == json_kind::array) {
            bool const alone = z.between.size() == 1;
            if (z.between.empty() || z.between.size() > 2)
                between->note(error_code::value_invalid, std::to_string(z.between.size()) + " areas",
                              "two areas, or one of special geography", "name two, or one");
            else if (zone.has_value() && alone != (z.zone == postal_zone::special_area))
                c.at("zone")->note(error_code::value_invalid,
                                   std::string(to_string(z.zone)) + (alone ? " for one area" : " between two"),
                                   "special_area for one area, another zone between two",
                                   "correct the zone or the areas");
        }
        auto pair = z.between;
        std::sort(pair.begin(), pair.end());
        std::string key = "zone";
        for (auto const& a : pair) key += " " + a;
        once(key, parts_.zones, z, c, "two entries of the same areas for the same days");
        parts_.zones.push_back(std::move(z));
    }
    void read_transit(json_cursor const& c) {
        if (!c.object({"zone", "area", "carry", "with_slip", "from", "to", "basis", "source"})) return;
        transit_entry t;
        auto const zone = c.required("zone") ? c.token_of<postal_zone>("zone") : std::nullopt;
        t.zone = zone.value_or(postal_zone::special_area);
        t.area = reference(c, "area", part_kind::area);
        if (zone.has_value() && t.zone != postal_zone::special_area && !t.area.empty())
            c.at("area")->note(error_code::value_invalid, "an area for " + std::string(to_string(t.zone)),
                               "an area for special_area only", "remove the area, or correct the zone");
        t.carry = days_in(c, "carry");
        t.with_slip = days_in(c, "with_slip");
        if (!c.at("carry") && !c.at("with_slip"))
            c.note(error_code::key_missing, "neither \"carry\" nor \"with_slip\"", "one of the two, or both", "add it");
        t.from = c.day_of("from");
        t.to = c.day_of("to");
        c.check_interval(t.from, t.to);
        (void)c.required("basis");
        if (auto const b = read_basis(c.at("basis"))) t.basis = *b;
        t.source = reference(c, "source", part_kind::source);
        once("transit " + std::string(to_string(t.zone)) + " " + t.area, parts_.transit, t, c,
             "two times of the same zone for the same days");
        parts_.transit.push_back(std::move(t));
    }
    void read_tariff(json_cursor const& c) {
        if (!c.object({"id", "name", "kind", "from", "to", "certainty", "source", "note", "rows"})) return;
        postal_tariff t;
        t.id = c.identifier_of("id", true);
        t.name = c.both_of("name", true);
        if (c.required("kind")) t.kind = c.token_of<tariff_kind>("kind").value_or(tariff_kind::price);
        t.from = c.day_of("from");
        t.to = c.day_of("to");
        c.check_interval(t.from, t.to);
        t.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        t.source = reference(c, "source", part_kind::source);
        t.note = c.both_of("note");
        (void)c.required("rows");
        c.each_of_some("rows", "row", [&](json_cursor const& r) {
            auto row = read_tariff_row(r);
            if (!row) return;
            for (auto const& other : t.rows)
                if (other.direction == row->direction && other.zone == row->zone &&
                    other.up_to_grams == row->up_to_grams)
                    r.note(error_code::duplicate, "a second price of the same direction, zone and weight",
                           "one price for each", "remove one of the two");
            t.rows.push_back(*row);
        });
        define(parts_.tariffs, part_kind::tariff, std::move(t), c);
    }

protected:
    /// A later document's definition replaces an earlier one; the same identifier twice in one document is a mistake.
    template <class T>
    void define(std::vector<T>& all, part_kind kind, T value, json_cursor const& where) {
        auto const k = static_cast<std::size_t>(kind);
        auto const id = where.at("id");  // as the document writes it: its text lives as long as the reading
        auto const [same, added] =
            index_.places[k].try_emplace(id ? id->node().text : std::string_view(), defined_part{all.size(), edition_});
        if (added) {
            all.push_back(std::move(value));
            return;
        }
        if (same->second.edition == edition_ && !value.id.empty())
            where.note(error_code::duplicate, "the identifier \"" + value.id + "\" again", "an identifier of its own",
                       "remove one of the two, or rename it");
        same->second.edition = edition_;
        all[same->second.place] = std::move(value);
    }

private:
    static std::optional<std::int64_t> whole(json_cursor const& c, std::string_view key, std::int64_t least,
                                             std::int64_t most, std::string_view what) {
        auto const at = c.at(key);
        auto const n = at ? at->integer() : std::nullopt;
        if (!n || (*n >= least && *n <= most)) return n;
        at->note(error_code::value_invalid, std::to_string(*n),
                 std::string(what) + ", " + std::to_string(least) + " to " + std::to_string(most),
                 "correct the number");
        return std::nullopt;
    }
    static std::optional<int> days_in(json_cursor const& c, std::string_view key) {
        auto const n = whole(c, key, 1, 365, "working days");
        return n ? std::optional<int>(static_cast<int>(*n)) : std::nullopt;
    }
    static std::optional<tariff_row> read_tariff_row(json_cursor const& c) {
        if (!c.object({"direction", "zone", "up_to_grams", "amount", "further_grams", "further_amount"}))
            return std::nullopt;
        constexpr std::int64_t grams = 1'000'000, amount = 1'000'000'000;
        tariff_row row;
        auto const way = c.required("direction") ? c.token_of<direction>("direction") : std::nullopt;
        auto const zone = c.required("zone") ? c.token_of<tariff_zone>("zone") : std::nullopt;
        auto const up_to = c.required("up_to_grams") ? whole(c, "up_to_grams", 1, grams, "grams") : std::nullopt;
        auto const price = c.required("amount") ? whole(c, "amount", 0, amount, "đồng") : std::nullopt;
        row.further_grams = whole(c, "further_grams", 1, grams, "grams");
        row.further_amount = whole(c, "further_amount", 0, amount, "đồng");
        if (bool(c.at("further_grams")) != bool(c.at("further_amount")))
            c.note(error_code::key_missing, "one of \"further_grams\" and \"further_amount\"", "both or neither",
                   "add the other, or remove it");
        if (!way || !zone || !up_to || !price) return std::nullopt;
        row.direction = *way;
        row.zone = *zone;
        row.up_to_grams = *up_to;
        row.amount = *price;
        return row;
    }
    /// Of one document each key holds once on a day; a later document's entry stands over an earlier one's.
    template <class Dated>
    void once(std::string const& key, std::vector<Dated> const& all, Dated const& value, json_cursor const& c,
              std::string_view found) {
        auto& own = dated_[key];
        for (auto const i : own)
            if (!apart(all[i], value)) {
                c.note(error_code::interval_overlap, std::string(found), "one entry for a day",
                       "give them days of their own");
                break;
            }
        own.push_back(all.size());
    }

    std::unordered_map<std::string, std::vector<std::size_t>> dated_;  // of this document
};

}
}
}
