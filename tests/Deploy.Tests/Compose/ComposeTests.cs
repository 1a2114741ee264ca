using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Compose;

public sealed partial class ComposeTests
{
    // For compose, Caddy and PostgreSQL; the product does not know them.
    private static readonly string[] NotOurs = ["POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "SITE_ADDRESS", "HTTP_PORT", "HTTPS_PORT"];
    private static readonly string[] Programs = ["silo1", "silo2", "gateway1", "gateway2"];
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Yaml _file = Yaml.Parse(Repository.Read("docker-compose.yml"), "docker-compose.yml").Single();

    private Yaml Services => _file["services"];

    [Fact]
    public void ThereAreADatabaseTwoSilosTwoGatewaysAndAFront()
    {
        Assert.Equal(["postgres", .. Programs, "front"], Services.Members.Select(service => service.Key));
        Assert.All(Programs, name => Assert.Equal(name[..^1], Services[name]["build"]["target"].Text));
        Assert.All(Programs, name => Assert.Equal(name[..^1], Services[name]["environment"]["ROLE"].Text));
    }

    [Fact]
    public void NothingIsWrittenToAnImageAndNobodyHasPrivileges()
    {
        Assert.All(Services.Members, service => Assert.True(service.Value["read_only"].Text == "true", service.Key));
        foreach (var name in Programs)
        {
            Assert.Equal(["/tmp"], Services[name]["tmpfs"].Items.Select(folder => folder.Text));
            Assert.Equal(["ALL"], Services[name]["cap_drop"].Items.Select(capability => capability.Text));
            Assert.Equal(["no-new-privileges:true"], Services[name]["security_opt"].Items.Select(option => option.Text));
            Assert.False(Services[name]["privileged"].IsThere || Services[name]["cap_add"].IsThere || Services[name]["user"].IsThere, name);
        }
    }

    [Fact]
    public void ProgramsWaitForAHealthyDatabase()
    {
        Assert.Contains("pg_isready", Services["postgres"]["healthcheck"]["test"].Items.Select(word => word.Text));
        Assert.All(Programs, name => Assert.Equal("service_healthy", Services[name]["depends_on"]["postgres"]["condition"].Text));
    }

    [Fact]
    public void NobodyIsKilledWhileItDrains()
    {
        foreach (var name in Programs)
        {
            var settings = Services[name]["environment"];
            Assert.Equal("SIGTERM", Services[name]["stop_signal"].Text);
            var grace = int.Parse(Services[name]["stop_grace_period"].Text.TrimEnd('s'), CultureInfo.InvariantCulture);
            Assert.True(grace > (Span(settings["DRAIN_DELAY"]) + Span(settings["DRAIN_SPREAD"]) + Rest).TotalSeconds, $"{name} has {grace} s");
        }
    }

    [Fact]
    public void OnlyTheFrontIsPublishedAndOnlyItIsBelieved()
    {
        Assert.Equal(["front"], Services.Members.Where(service => service.Value["ports"].IsThere).Select(service => service.Key));
        var address = Services["front"]["networks"]["default"]["ipv4_address"].Text;
        Assert.All(Programs.Where(name => name.StartsWith("gateway", StringComparison.Ordinal)), name => Assert.Equal(address, Services[name]["environment"]["TRUSTED_PROXIES"].Text));
        Assert.True(System.Net.IPNetwork.Parse(_file["networks"]["default"]["ipam"]["config"][0]["subnet"].Text).Contains(System.Net.IPAddress.Parse(address)));
    }

    [Fact]
    public void TheFrontAsksEveryGatewayWhetherItIsReadyAndNothingSticks()
    {
        var caddy = Repository.Read("deploy", "compose", "Caddyfile");

        Assert.Contains("health_uri /healthz/ready", caddy, StringComparison.Ordinal);
        Assert.Contains("reverse_proxy gateway1:3000 gateway2:3000", caddy, StringComparison.Ordinal);
        Assert.Contains("lb_policy round_robin", caddy, StringComparison.Ordinal);
        Assert.All(Programs.Where(name => name.StartsWith("gateway", StringComparison.Ordinal)), name => Assert.Equal("3000", Services[name]["environment"]["PORT"].Text));
    }

    [Fact]
    public void EveryVariableIsASettingOfTheProduct()
    {
        var names = Services.Members.SelectMany(service => service.Value["environment"].Members).Select(variable => variable.Key);

        Assert.Empty(names.Distinct().Except(KnownSettings.Names).Except(NotOurs));
        Assert.Empty(Example().Keys.Except(KnownSettings.Names).Except(NotOurs));
    }

    [Fact]
    public void TheExampleNamesExactlyWhatComposeAsksForAndNoSecret()
    {
        var example = Example();

        var asked = Asked().Matches(Repository.Read("docker-compose.yml")).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(asked.Order(), example.Keys.Order());
        string[] secrets = ["POSTGRES_PASSWORD", "SECRET_KEY", "WEBHOOK_TOKEN", "ADMIN_TOKEN", "API_KEY", "SMTP_URL", "SENDGRID_API_KEY", "SECRET_KEY_PREVIOUS"];
        Assert.All(secrets, name => Assert.Contains(example[name], (string[])["", "REPLACE"]));
        Assert.Contains(".env", Repository.Read(".gitignore").Split('\n'));
    }

    [Fact]
    public void OnlySilosGetWhatMailIsSentWith()
    {
        foreach (var name in (string[])["SMTP_URL", "SENDGRID_API_KEY"])
        {
            Assert.All(Programs, program => Assert.Equal(program.StartsWith("silo", StringComparison.Ordinal), Services[program]["environment"][name].IsThere));
        }
    }

    [Fact]
    public void ProgramsConnectAsARoleThatIsNoSuperuser()
    {
        var script = Repository.Read("deploy", "compose", "init-database.sh");
        var small = Repository.Read("deploy", "k8s", "overlays", "small", "postgres.yaml");

        Assert.NotEqual("notify", Services["postgres"]["environment"]["POSTGRES_USER"].Text);
        Assert.Contains(Services["postgres"]["volumes"].Items, volume => volume.Text.Contains("init-database.sh:/docker-entrypoint-initdb.d/", StringComparison.Ordinal));
        Assert.All(Programs, program => Assert.Contains("Username=notify;", Services[program]["environment"]["DATABASE_URL"].Text, StringComparison.Ordinal));
        Assert.Contains("CREATE ROLE notify LOGIN PASSWORD :'password' NOSUPERUSER", script, StringComparison.Ordinal);
        Assert.All(script.Split('\n'), line => Assert.Contains(line, small, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task ComposeAcceptsTheFile()
    {
        Skip.IfNot(Commands.Exists("docker-compose"), "No docker-compose (Debian package docker-compose): the file was read by this test only.");

        var (code, output, error) = await Commands.Run("docker-compose", "--env-file", ".env.example", "config", "-q");

        Assert.True(code == 0 && error.Length == 0, output + error);
    }

    private static Dictionary<string, string> Example() => Repository.Read(".env.example").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    private static TimeSpan Span(Yaml value) => value.IsThere ? TimeSpan.Parse(value.Text, CultureInfo.InvariantCulture) : TimeSpan.Zero;

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Asked();
}
