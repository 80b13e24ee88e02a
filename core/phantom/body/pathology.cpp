#include "core/phantom/body/pathology.h"

#include "core/phantom/body/body_plan.h"
#include "core/phantom/recipe/random.h"

#include <algorithm>

namespace foramen {

namespace {

float drawn(Random& random, double low, double high)
{
    return static_cast<float>(random.uniform(low, high));
}

// Genant's three shapes: wedge, biconcave, crush.
void fracture(BodyPlan& plan, Random& random)
{
    const int segment = 6 + random.below(kFirstSacral - 6); // T11 to L5
    const auto at = static_cast<std::size_t>(segment);
    VertebraPlan& body = plan.vertebrae[at];
    const int kind = random.below(3);
    if (kind == 0) {
        body.height *= drawn(random, 0.7, 0.85);
        body.turn -= drawn(random, 9, 18); // the spine bends forwards over the wedge
    } else if (kind == 1) {
        plan.discs[at - 1].domeLower += drawn(random, 3, 5.5);
        plan.discs[at].domeUpper += drawn(random, 3, 5.5);
    } else {
        body.height *= drawn(random, 0.5, 0.7);
        body.halfDepth *= 1.06F;
    }
}

void slip(BodyPlan& plan, Random& random)
{
    plan.slippedSegment = random.chance(0.6) ? kFirstSacral - 2 : kFirstSacral - 1;
    plan.slip = drawn(random, 4, 11) * plan.scale;
    DiscPlan& disc = plan.discs[static_cast<std::size_t>(plan.slippedSegment)];
    disc.height *= drawn(random, 0.6, 0.95);
}

void lumbarise(BodyPlan& plan, Random& random)
{
    DiscPlan& disc = plan.discs[kFirstSacral];
    disc.height = drawn(random, 6, 9.5) * plan.scale;
    disc.hydration = drawn(random, 0.3, 1);
    disc.domeUpper = drawn(random, 0.6, 1.8);
    disc.domeLower = drawn(random, 0.4, 1.4);
    VertebraPlan& body = plan.vertebrae[kFirstSacral];
    body.halfDepth = plan.vertebrae[kFirstSacral - 1].halfDepth * drawn(random, 0.92, 1);
    body.waist = drawn(random, 0.05, 0.1);
    body.turn += 3;
}

void sacralise(BodyPlan& plan, Random& random)
{
    DiscPlan& disc = plan.discs[kFirstSacral - 1];
    disc.height = drawn(random, 2, 3.6) * plan.scale;
    disc.hydration = drawn(random, 0, 0.5);
    disc.domeUpper = disc.domeLower = 0.3F;
    disc.bulgeAll = 0;
    disc.turn = std::clamp(disc.turn, -3.0F, 3.0F);
    plan.vertebrae[kFirstSacral - 1].halfDepth *= drawn(random, 0.84, 0.95);
}

} // namespace

std::vector<Pathology> drawPathologies(Random& random)
{
    std::vector<Pathology> pathologies;
    if (random.chance(0.12))
        pathologies.push_back(Pathology::Fracture);
    if (random.chance(0.12))
        pathologies.push_back(Pathology::Spondylolisthesis);
    if (const double transition = random.uniform(); transition < 0.08)
        pathologies.push_back(transition < 0.04 ? Pathology::LumbarisedS1
                                                : Pathology::SacralisedL5);
    if (random.chance(0.05))
        pathologies.push_back(Pathology::Screws);
    return pathologies;
}

void applyPathologies(BodyPlan& plan, const std::vector<Pathology>& pathologies, Random& random)
{
    for (const Pathology pathology : pathologies) {
        Random own(random.next()); // no pathology changes the random numbers of the next
        switch (pathology) {
        case Pathology::Fracture:
            fracture(plan, own);
            break;
        case Pathology::Spondylolisthesis:
            slip(plan, own);
            break;
        case Pathology::LumbarisedS1:
            lumbarise(plan, own);
            break;
        case Pathology::SacralisedL5:
            sacralise(plan, own);
            break;
        case Pathology::Screws:
            plan.screwedSegment = kFirstLumbar + own.below(4);
            break;
        }
    }
}

} // namespace foramen
