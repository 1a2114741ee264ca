using System.Globalization;

namespace OrleansNotify.SystemTests;

/// <summary>What the environment says about how long a run is.</summary>
internal static class Variable
{
    public static int? Number(string name)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
