using System.Globalization;

namespace OrleansNotify.OneMachine.Members;

/// <summary>The settings by which the product's two programs are one cluster on one machine.</summary>
/// <param name="data">Holds what they share: the server's key, and tokens made in Development.</param>
internal sealed class MemberPlans(Ports ports, string data, string database, string adminToken)
{
    private const string Loopback = "127.0.0.1";

    public MemberPlan Silo(int number)
    {
        var (port, gatewayPort, health) = (ports.Silo(), ports.SiloGateway(), ports.Health());
        return Plan($"silo{number}", Role.Silo, port, health, "Silo", new()
        {
            ["ROLE"] = "silo",
            ["SILO_ADDRESS"] = Loopback,
            ["SILO_PORT"] = Text(port),
            ["SILO_GATEWAY_PORT"] = Text(gatewayPort),
        });
    }

    public MemberPlan Gateway(int number)
    {
        var (port, health) = (ports.Gateway(), ports.Health());
        return Plan($"gateway{number}", Role.Gateway, port, health, "Gateway.Web", new()
        {
            ["ROLE"] = "gateway",
            ["HOST"] = Loopback,
            ["PORT"] = Text(port),
            ["GATEWAY_ADDRESS"] = $"{Loopback}:{port}",
            // The front, which says whom it forwards for.
            ["TRUSTED_PROXIES"] = Loopback,
            // The front asks once a second.
            ["DRAIN_DELAY"] = Environment.GetEnvironmentVariable("DRAIN_DELAY") ?? "00:00:02",
            ["DRAIN_SPREAD"] = Environment.GetEnvironmentVariable("DRAIN_SPREAD") ?? "00:00:01",
        });
    }

    private MemberPlan Plan(string name, Role role, int port, int health, string project, Dictionary<string, string> own)
    {
        var program = Built(project);
        var variables = new Dictionary<string, string>(own)
        {
            ["DATA_DIR"] = data,
            ["DATABASE_URL"] = database,
            ["ADMIN_TOKEN"] = adminToken,
            ["HEALTH_HOST"] = Loopback,
            ["HEALTH_PORT"] = Text(health),
        };
        return new MemberPlan(
            name, role, port, health, Enclosed.Command(null, Signal.Kill, "dotnet", program), Path.GetDirectoryName(program)!, "is up", Signal.Terminate)
        {
            Variables = variables,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Beside this program's own output: artifacts/bin/<Project>/<Configuration>.
    private static string Built(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(output.Parent!.Parent!.FullName, project, output.Name, $"OrleansNotify.{project}.dll");
        return File.Exists(program) ? program : throw new MemberFailedException($"{program} is not built");
    }
}
