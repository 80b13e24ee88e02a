#pragma once

#include "core/phantom/body_plan.h"
#include "core/phantom/noise_field.h"
#include "core/phantom/spine_curve.h"
#include "core/phantom/tissue.h"

#include <vector>

namespace foramen {

/// What one place of the body sends back.
struct AnatomySample {
    Signal signal;
    PhantomLabel labels = 0;
    bool intricate = false; ///< near the spine, where structures are thinner than a slice
};

/// One body: every place in patient space has its tissue. Immutable once built.
class Anatomy {
public:
    Anatomy(const BodyPlan& plan, Random& random);
    ~Anatomy();
    Anatomy(const Anatomy&) = delete;
    Anatomy& operator=(const Anatomy&) = delete;

    /// The tissue at a patient point (LPS, mm) as it looks in this palette.
    /// @param softness  width of tissue borders, mm: about a pixel.
    [[nodiscard]] AnatomySample at(PatientPoint point, const Palette& palette,
                                   float softness) const;

    /// Distance below the skin of the back, mm; negative outside.
    [[nodiscard]] float depthBelowBack(float y, float z) const;

    [[nodiscard]] const BodyPlan& plan() const { return m_plan; }
    [[nodiscard]] const SpineCurve& curve() const { return m_curve; }
    [[nodiscard]] const NoiseField& noise() const { return m_noise; }

    /// Truth, LPS, mm.
    [[nodiscard]] PatientPoint discCenter(int segment) const;
    [[nodiscard]] PatientPoint sitePoint(Site site) const;
    [[nodiscard]] PatientPoint sacrumTip() const;

private:
    struct Station;
    struct Local;
    struct Facet;
    struct Painter;

    void fillStations();
    void fillStation(Station& station, float along) const;
    void fillSac(Station& station, float along) const;
    void fillSacContents(Station& station, float along) const;
    void placeRoots(Random& random);
    void fillSkin();
    [[nodiscard]] const Station& stationAt(float along) const;
    [[nodiscard]] float bulge(const Local& local) const;

    void paintSurroundings(Painter& painter, const SpinePlace& place, PatientPoint point) const;
    void paintBack(Painter& painter, const SpinePlace& place, float inner, float share) const;
    void paintFront(Painter& painter, const SpinePlace& place, PatientPoint point) const;
    void paintBowel(Painter& painter, PatientPoint point, const SpinePlace& place,
                    float share) const;
    void paintVessels(Painter& painter, const SpinePlace& place, float progress) const;
    void paintRibs(Painter& painter, const SpinePlace& place) const;
    [[nodiscard]] Local localAt(const SpinePlace& place, const Station& station) const;
    void paintSpine(Painter& painter, const Local& local) const;
    void paintCanalFat(Painter& painter, const Local& local) const;
    void paintArch(Painter& painter, const Local& local) const;
    void paintJoint(Painter& painter, const Local& local, const Facet& facet) const;
    [[nodiscard]] Facet facetAt(const Local& local) const;
    [[nodiscard]] float pedicle(const Local& local, const VertebraPlan& owner, float middle) const;
    [[nodiscard]] float transverse(const Local& local, const VertebraPlan& owner,
                                   float middle) const;
    [[nodiscard]] float lamina(const Local& local, float top, float bottom) const;
    [[nodiscard]] float spinous(const Local& local) const;
    void paintFlavum(Painter& painter, const Local& local) const;
    void paintForamen(Painter& painter, const Local& local) const;
    void paintSac(Painter& painter, const Local& local) const;
    void paintRoots(Painter& painter, const Local& local, float inside) const;
    void paintTraversingRoot(Painter& painter, const Local& local) const;
    void paintAla(Painter& painter, const Local& local) const;
    void paintBulge(Painter& painter, const Local& local) const;
    void paintDisc(Painter& painter, const Local& local) const;
    void paintBody(Painter& painter, const Local& local) const;
    void paintBone(Painter& painter, const Local& local, float distance) const;

    struct RootShape {
        float across = 0, back = 0, wave = 0, phase = 0, leaves = 0;
    };
    struct RootPlace {
        float left = 0, back = 0;
    };

    BodyPlan m_plan;
    NoiseField m_noise;
    SpineCurve m_curve;
    std::vector<Station> m_stations;
    std::vector<RootShape> m_rootShapes;
    std::vector<RootPlace> m_roots;
    std::vector<float> m_skin; ///< y of the back's skin, by z
    float m_skinTop = 0;
};

} // namespace foramen
