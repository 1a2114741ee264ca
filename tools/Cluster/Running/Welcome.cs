using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Running;

/// <summary>What a person who started the cluster wants to know next.</summary>
internal static class Welcome
{
    private static bool IsDevelopment => (Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT")) == "Development";

    public static void Print(ClusterArguments arguments, Fleet fleet, string store)
    {
        var address = $"http://localhost:{arguments.Port}";
        Console.WriteLine($"""

              OrleansNotify is up: {Count(fleet, Role.Silo, "silo")}, {Count(fleet, Role.Gateway, "gateway")}.

              store     {store}
              address   {address}  (each request to the next gateway)
              status    {address}/cluster{(IsDevelopment ? $"\n  try it    {address}/dev  (sign in there, then paste the command below)" : "")}
              gateways  {List(fleet, Role.Gateway)}
              silos     {List(fleet, Role.Silo)}
              health    {string.Join(", ", fleet.Members.Where(member => member.Plan.HealthPort is not null).Select(member => $"{member.Plan.Name} port {member.Plan.HealthPort}"))}  (/healthz/ready, /metrics; this machine alone)
              logs      {Path.Combine(arguments.Data, "*.log")}
              admin     the bearer token of /v1/admin is {AdminTokenOf(arguments)}
              api key   {Given("API_KEY") ?? Kept(arguments.Data, "api.key") ?? "none: API_KEY is not set"}

            {Command(address, arguments.Data)}
              Ctrl-C ends all of it.

            """);
    }

    private static string Count(Fleet fleet, Role role, string word)
        => fleet.Of(role).Count() is var count && count == 1 ? $"1 {word}" : $"{count} {word}s";

    private static string List(Fleet fleet, Role role)
        => string.Join(", ", fleet.Of(role).Select(member => $"port {member.Plan.Port} (process {member.ProcessId})"));

    private static string AdminTokenOf(ClusterArguments arguments)
        => Variable("ADMIN_TOKEN") is null ? $"in {Path.Combine(arguments.Data, "admin.token")}" : "ADMIN_TOKEN";

    private static string Command(string address, string data)
    {
        var token = Given("WEBHOOK_TOKEN") ?? Kept(data, "webhook.token");
        return token is null
            ? "  WEBHOOK_TOKEN is not set: POST /webhook answers 401 until it is.\n"
            : $$"""
              A notification to everyone:

              curl -X POST {{address}}/webhook -H "Authorization: Bearer {{token}}" -H "Content-Type: application/json" -d '{"type":"notification","message":"Team meeting at 3 PM"}'

            """;
    }

    private static string? Given(string name) => Variable(name) is null ? null : $"${name}";

    /// <summary>Gateways in Development make one and keep it beside the data.</summary>
    private static string? Kept(string data, string file)
        => Path.Combine(data, file) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
