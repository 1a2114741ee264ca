using System.Text;

namespace OrleansNotify.DeployTests.Documents;

/// <summary>docs/configuration.md is what the options' files say.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string Head = """
        # Configuration

        Written from the options' files: `WRITE_DOCS=1 dotnet test tests/Deploy.Tests --filter Document`.

        Settings are environment variables, also from a file: `.env` in the current folder (beside `./run`), or the one that `ENV_FILE` names. A
        line is `NAME=value`; the program reads it and no shell, so `&`, `<` and `$` mean nothing; a value in `'…'` or `"…"` may have blanks at
        its ends or a `#`. A variable that is set already wins over the file, and an empty one is the same as none. `docker compose` replaces
        `$NAME` in the file unless the value is in `'…'`. Spans are `d.hh:mm:ss`. A value that cannot work is one clear line and exit code 1.

        Where a setting is a limit, [limits.md](limits.md) says what happens at it. What providers of e-mail, SMS, WhatsApp and push need is in
        [providers.md](providers.md), and what must be secret in Production in [operations.md](operations.md#secrets-in-production).


        """;

    private const string Tail = """
        ## Read before anything else

        | variable | effect |
        |---|---|
        | `ENV_FILE` | the file that settings are read from. Default `.env` in the current folder, if it is there |
        | `ASPNETCORE_ENVIRONMENT` | `Production` refuses what is only for trying out. `./run`: `Development`, else `Production` |
        | `DASHBOARD_DIR` | folder of the built dashboard that is shown at `/app`. Default `wwwroot/app` next to the program; `./run`: `artifacts/dashboard` |
        | `DEMO_DIR` | Development: folder of the built page that is shown at `/demo`. Default none; `./run`: `artifacts/demo` |

        """;

    // What a first installation sets comes first; the rest by name.
    private static readonly string[] Order =
    [
        "GatewayOptions", "StoreOptions", "DefaultTenantOptions", "SessionOptions", "MailOptions", "MessageOptions", "DeliveryOptions",
        "OutboundOptions", "ClusterOptions", "ClusterTlsOptions", "HealthOptions", "TelemetryOptions",
    ];

    [Fact]
    public void ThePageSaysWhatTheOptionsDo() => ProductSources.AssertFresh("configuration.md", Write());

    [Fact]
    public void EverySettingOfTheOptionsIsOnThePage()
    {
        var page = Write();

        Assert.All(KnownSettings.OfOptions, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    private static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var options in SettingSource.All.OrderBy(Place).ThenBy(options => options.Name, StringComparer.Ordinal))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"## {Title(options.Name)}\n\n{options.About}\n\n| variable | effect | may be |\n|---|---|---|\n");
            foreach (var setting in options.Settings)
            {
                page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{setting.Name}` | {setting.Effect} | {setting.Values} |\n");
            }

            page.Append('\n');
        }

        return page.Append(Tail).ToString();
    }

    private static int Place(SettingSource options) => Array.IndexOf(Order, options.Name) is var place and >= 0 ? place : Order.Length;

    private static string Title(string name) => name switch
    {
        "GatewayOptions" => "HTTP, sockets and limits",
        "StoreOptions" => "Storage and keys",
        "DefaultTenantOptions" => "The default tenant",
        "SessionOptions" => "Sign-in",
        "MailOptions" => "E-mail",
        "MessageOptions" => "Messages to people",
        "DeliveryOptions" => "Outbound webhooks",
        "OutboundOptions" => "Where outbound calls may go",
        "ClusterOptions" => "Cluster",
        "ClusterTlsOptions" => "TLS within the cluster",
        "HealthOptions" => "Probes and leaving",
        "TelemetryOptions" => "Logs, metrics and traces",
        "PosOptions" => "The point-of-sale system",
        "DemoOptions" => "The demo",
        _ => name[..^"Options".Length],
    };
}
