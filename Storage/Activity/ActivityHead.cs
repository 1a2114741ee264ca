using System.Globalization;

namespace OrleansNotify.Activity;

/// <summary>Both ends of a tenant's chain.</summary>
/// <param name="First">The number of the oldest entry that retention has left; one more than <paramref name="Number"/> when it left none.</param>
/// <param name="Number">Of the newest entry.</param>
/// <param name="Hash">Of the newest entry.</param>
/// <param name="Seal">Over all of these.</param>
internal sealed record ActivityHead(string Tenant, long First, long Number, string Hash, string Seal)
{
    public string[] Parts =>
        ["activity", Tenant, First.ToString(CultureInfo.InvariantCulture), Number.ToString(CultureInfo.InvariantCulture), Hash];

    public ActivityHead Sealed(IActivitySeal seal) => this with { Seal = seal.Seal(Parts) };
}
