using Microsoft.Extensions.Options;
using OrleansNotify.Edge;
using OrleansNotify.Hosting;
using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>Makes the default tenant what the environment says.</summary>
internal sealed class DefaultTenant(
    IGrainFactory grains, IOptions<DefaultTenantOptions> options, IHostEnvironment environment, DevelopmentToken developmentToken)
    : IHostedService
{
    public const string AnyExtension = "chrome-extension://*";

    private readonly DefaultTenantOptions _options = options.Value;

    public string Name => _options.Name;

    /// <summary>Empty when there is none.</summary>
    public string WebhookToken
        => _options.WebhookToken.Length > 0 ? _options.WebhookToken
            : environment.IsDevelopment() ? developmentToken.Value
            : "";

    public Task StartAsync(CancellationToken cancellationToken) => grains.GetGrain<ITenantGrain>(_options.Name).Configure(new ConfigureTenant(
        [.. Split(_options.EmailDomains).Select(Domain)],
        [.. Origins()],
        WebhookToken.Length == 0 ? null : Bearer.Hash(WebhookToken),
        TimeSpan.Zero));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Domain(string text)
        => EmailAddress.TryNormalizeDomain(text.TrimStart('@'), out var domain)
            ? domain
            : throw new BrokenConfigurationException($"EMAIL_DOMAINS has \"{text}\"; it takes domains such as example.com");

    private IEnumerable<string> Origins()
    {
        var origins = Split(_options.AllowedOrigins).Select(origin => origin.TrimEnd('/'));
        return !string.IsNullOrEmpty(_options.ExtensionId) ? origins.Prepend($"chrome-extension://{_options.ExtensionId}")
            : environment.IsDevelopment() ? origins.Prepend(AnyExtension)
            : origins;
    }

    private static string[] Split(string list)
        => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
