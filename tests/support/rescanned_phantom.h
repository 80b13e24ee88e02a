#pragma once

#include "core/imaging/registration/level_registration.h"
#include "core/imaging/registration/rigid_transform.h"
#include "core/phantom/body/body_plan.h"
#include "core/phantom/scanner/mr_signal.h"
#include "core/phantom/scanner/rendered_block.h"
#include "core/phantom/scanner/scan_plan.h"
#include "core/phantom/tissues/anatomy.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace foramen::test {

/// One body that is scanned several times: each time it may lie elsewhere and at another angle in
/// the scanner, with other slices, contrast and noise. Nothing is resampled: each picture is
/// rendered from the anatomy.
class RescannedPhantom {
public:
    /// How one scan differs from others.
    struct Scan {
        RigidTransform scannerFromBody; ///< where the body lies in the scanner
        std::uint64_t seed = 1; ///< of slices, contrast and noise
        PhantomVariety contrast = PhantomVariety::Clinical;
        float noise = 14; ///< standard deviation, in units of Signal
    };

    explicit RescannedPhantom(std::uint64_t seed)
        : m_texture(seed, 2)
        , m_anatomy(planOf(seed), m_texture)
    {
    }

    /// What a scan shows: a sagittal T2, five angled axial blocks, and the discs.
    struct Pictures {
        RegisteredStudy study;
        std::vector<VolumePtr> axial;
    };
    [[nodiscard]] RegisteredStudy sagittal(const Scan& scan) const
    {
        return scanned(scan, false).study;
    }
    [[nodiscard]] Pictures whole(const Scan& scan) const { return scanned(scan, true); }
    /// A point of the body that a scan shows, LPS of that scan, mm.
    [[nodiscard]] PatientPoint pointIn(const Scan& scan, Site site) const
    {
        return scan.scannerFromBody(m_anatomy.sitePoint(site));
    }

private:
    static BodyPlan planOf(std::uint64_t seed)
    {
        Random draws(seed, 1);
        return drawBodyPlan({.seed = seed}, draws);
    }
    static Palette paletteOf(const Scan& scan)
    {
        Random draws(scan.seed, 3);
        return drawPalette(scan.contrast, draws);
    }
    [[nodiscard]] Pictures scanned(const Scan& scan, bool withAxial) const
    {
        Random draws(scan.seed, 4);
        const ScanPlan plan = drawScanPlan({.seed = scan.seed}, m_anatomy, draws);
        const Palette palette = paletteOf(scan);
        Pictures pictures;
        pictures.study.sagittal =
            block(scan, palette, plan.sagittal, plan.sagittalThickness, draws, "1");
        for (std::size_t level = 0; level < kLevelCount; ++level)
            pictures.study.discs[level] =
                scan.scannerFromBody(m_anatomy.discCenter(kFirstLumbar + static_cast<int>(level)));
        if (withAxial)
            for (const VolumeGeometry& geometry : plan.axial)
                pictures.axial.push_back(
                    block(scan, axialView(palette), geometry, plan.axialThickness, draws, "2"));
        return pictures;
    }
    /// Slices are planned on the body up to an error and have the axes of the scanner, whose angle
    /// to the body is another one each time.
    [[nodiscard]] VolumePtr block(const Scan& scan, const Palette& palette,
                                  const VolumeGeometry& planned, double thickness, Random& draws,
                                  const std::string& series) const
    {
        VolumeGeometry written = planned;
        const PatientPoint middle = planned.patientFromVoxel(
            {(planned.columns - 1) / 2.0, (planned.rows - 1) / 2.0, (planned.slices - 1) / 2.0});
        written.origin = written.origin + (scan.scannerFromBody(middle) - middle);
        const VolumeGeometry inBody = moved(written, scan.scannerFromBody.inverse());
        const auto rendered = renderBlock(m_anatomy, palette, inBody, thickness, {});
        ScannerTraits traits = drawScanner(PhantomVariety::Clinical, draws);
        traits.noise = scan.noise;
        auto volume = std::make_shared<Volume>();
        volume->seriesInstanceUid = "1.2." + std::to_string(scan.seed) + "." + series;
        volume->frameOfReferenceUid = "1.2.3." + std::to_string(scan.seed);
        volume->geometry = written;
        volume->sliceThickness = thickness;
        volume->voxels = acquire(*rendered, Weighting::T2, inBody, m_anatomy, traits, draws);
        volume->sources.resize(static_cast<std::size_t>(written.slices));
        for (SliceSource& source : volume->sources)
            source.sopInstanceUid = volume->seriesInstanceUid + ".1";
        return volume;
    }

    Random m_texture;
    Anatomy m_anatomy;
};

} // namespace foramen::test
