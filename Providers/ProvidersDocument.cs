using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary><c>docs/providers.md</c>.</summary>
internal static class ProvidersDocument
{
    private const string Head = """
        # Providers

        The sending services, and what an account of each needs. A tenant gives the fields to `/v1/providers`; the operator's own account, which stands for
        tenants without one, comes from the variables. Secrets are stored sealed and shown as `***`.

        An address that is not the vendor's own host over https goes through the outbound guard, as endpoints' URLs do: private networks are refused
        unless the operator allows them ([operations](operations.md)). To try all this without an account: `./run providers`, in
        [writing a provider](writing-a-provider.md).

        This page is made of the manifests, `Providers/*/provider.json`:
        `WRITE_PROVIDERS=1 dotnet test tests/Providers.Tests --filter ProvidersDocumentTests`

        """;

    public static string Write(IReadOnlyList<ProviderManifest> manifests)
        => $"{Head.ReplaceLineEndings("\n")}\n{Overview(manifests)}{string.Concat(manifests.Select(Section))}";

    private static string Overview(IReadOnlyList<ProviderManifest> manifests)
        => $"| id | service | channels | reports back | templates |\n|---|---|---|---|---|\n{string.Concat(manifests.Select(OverviewRow))}";

    private static string OverviewRow(ProviderManifest manifest)
    {
        var channels = string.Join(", ", manifest.Channels.Select(channel => channel.Word()));
        return $"| `{manifest.Id}` | {manifest.Name} | {channels} | {YesNo(manifest.Capabilities.HasCallbacks)} | {YesNo(manifest.Capabilities.HasTemplates)} |\n";
    }

    private static string Section(ProviderManifest manifest)
    {
        var rows = string.Concat(manifest.Fields.Select(Row));
        var groups = string.Concat(
            manifest.NeedsOneOf.Select(group => $"One of {Names(group)} is needed. ").Concat(manifest.Together.Select(group => $"{Names(group)} go together. ")));
        return $"\n## {manifest.Name}\n\n{manifest.Help}\n\n| field | variable | | |\n|---|---|---|---|\n{rows}\n{groups}{Limits(manifest.Capabilities)}\n";
    }

    private static string Row(ProviderField field)
    {
        var marks = string.Join(", ", new[] { field.IsRequired ? "needed" : null, field.IsSecret ? "secret" : null, field.Default is { } value ? $"default `{value}`" : null }.OfType<string>());
        return $"| `{field.Name}` | {(field.Environment is { } name ? $"`{name}`" : "")} | {marks} | {field.Help.Replace("|", "\\|", StringComparison.Ordinal)} |\n";
    }

    private static string Limits(ProviderCapabilities capabilities)
    {
        var rate = capabilities.RatePerSecond > 0 ? $"{Number(capabilities.RatePerSecond)} messages a second unless the account says otherwise, " : "";
        var length = capabilities.MaxLength > 0 ? $"; at most {Number(capabilities.MaxLength)} characters" : "";
        return $"{(rate.Length > 0 ? rate : "No limit of messages a second, ")}{Number(capabilities.Concurrency)} calls at once{length}.";
    }

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
