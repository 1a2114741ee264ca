using SmtpServer;

namespace OrleansNotify.Fakes;

/// <summary>A mail server on a port of its own, without TLS. Each password is right but <c>wrong</c>.</summary>
internal sealed class SmtpFake(SmtpEndpoint endpoint, IServiceProvider services) : IFake, IHostedService
{
    public const string Provider = "smtp";

    private readonly SmtpServer.SmtpServer _server = new(
        new SmtpServerOptionsBuilder()
            .ServerName("fake")
            .MaxMessageSize(4 * 1024 * 1024, MaxMessageSizeHandling.Strict)
            .Endpoint(definition => definition.Endpoint(endpoint.Address).AllowUnsecureAuthentication(true))
            .Build(),
        services);

    private Task _serving = Task.CompletedTask;

    public IReadOnlyList<string> Providers => [Provider];

    public IReadOnlyList<string> Variables(Uri address) => [$"SMTP_URL=smtp://{endpoint.Address}?tls=none"];

    public void Map(IEndpointRouteBuilder routes)
    {
        // Not by HTTP.
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _serving = _server.StartAsync(CancellationToken.None);
        return _serving.IsFaulted ? _serving : Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _server.Shutdown();
        return Task.CompletedTask;
    }
}
