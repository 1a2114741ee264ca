using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.DeployTests.Files;

/// <summary>Every variable that means something to the product.</summary>
internal static class KnownSettings
{
    // Read by .NET itself.
    private static readonly string[] Platform = ["ASPNETCORE_ENVIRONMENT"];

    public static IReadOnlySet<string> Names { get; } = new[] { "OrleansNotify.Gateway.Web", "OrleansNotify.Grains" }
        .SelectMany(name => Assembly.Load(name).GetTypes())
        .SelectMany(type => type.GetProperties())
        .Select(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name)
        .OfType<string>()
        .Concat(Platform)
        .ToHashSet();
}
