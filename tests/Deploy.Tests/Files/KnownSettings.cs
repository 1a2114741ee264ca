using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.DeployTests.Files;

/// <summary>Every variable that means something to the product.</summary>
internal static class KnownSettings
{
    // Read by .NET itself.
    private static readonly string[] Platform = ["ASPNETCORE_ENVIRONMENT"];

    /// <summary>What the product's own options name.</summary>
    public static IReadOnlyList<string> OfOptions { get; } =
    [
        .. new[] { "OrleansNotify.Gateway.Web", "OrleansNotify.Hosting", "OrleansNotify.Grains" }
            .SelectMany(name => Assembly.Load(name).GetTypes())
            .SelectMany(type => type.GetProperties())
            .Select(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name)
            .OfType<string>(),
    ];

    public static IReadOnlySet<string> Names { get; } = OfOptions
        .Concat(OfProviders())
        .Concat(Platform)
        .ToHashSet();

    /// <summary>What the manifests of providers name.</summary>
    private static IEnumerable<string> OfProviders()
    {
        var providers = Assembly.Load("OrleansNotify.Providers");
        foreach (var name in providers.GetManifestResourceNames().Where(name => name.EndsWith("/provider.json", StringComparison.Ordinal)))
        {
            using var file = providers.GetManifestResourceStream(name)!;
            using var manifest = JsonDocument.Parse(file);
            foreach (var field in manifest.RootElement.GetProperty("fields").EnumerateArray())
            {
                if (field.TryGetProperty("environment", out var variable) && variable.GetString() is { } text)
                {
                    yield return text;
                }
            }
        }
    }
}
