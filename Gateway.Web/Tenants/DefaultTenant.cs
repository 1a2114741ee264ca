using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Hosting;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>Makes the default tenant what the environment says.</summary>
internal sealed class DefaultTenant(
    IGrainFactory grains, IOptions<DefaultTenantOptions> options, IHostEnvironment environment, DevelopmentToken developmentToken,
    Departures people, IConfiguration configuration, ILogger<DefaultTenant> logger)
    : IHostedService
{
    private const string DeclaredKey = "environment";
    private const int Tries = 12;

    private readonly DefaultTenantOptions _options = options.Value;

    public string Name => _options.Name;

    /// <summary>Empty when there is none.</summary>
    public string WebhookToken
        => _options.WebhookToken.Length > 0 ? _options.WebhookToken
            : environment.IsDevelopment() ? developmentToken.Webhook
            : "";

    /// <summary>Empty when there is none.</summary>
    public string ApiKey
        => !string.IsNullOrEmpty(_options.ApiKey) ? _options.ApiKey
            : environment.IsDevelopment() ? developmentToken.ApiKeyOf(Name)
            : "";

    /// <summary>
    /// Repeats what a call's time was too short for: a process's first calls are its slowest, and a machine that is busy with
    /// starting many may need minutes for them.
    /// </summary>
    /// <param name="cancellationToken">Ends the repetitions.</param>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && string.IsNullOrEmpty(configuration["EMAIL_DOMAINS"]))
        {
            // As the sales extension's backend, whose variables must go on working.
            logger.DomainsAssumed(_options.EmailDomains, Name);
        }

        var sources = DeclaredSources.Parse(_options.Sources);
        for (var tried = 1; ; tried++)
        {
            try
            {
                await Declare(sources);
                return;
            }
            catch (TimeoutException) when (tried < Tries && !cancellationToken.IsCancellationRequested)
            {
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Declare(IReadOnlyList<PutSource> sources)
    {
        var tenant = grains.GetGrain<ITenantGrain>(_options.Name);
        var settings = await tenant.Configure(new ConfigureTenant(
            [.. Split(_options.EmailDomains).Select(Domain)],
            [.. Origins()],
            WebhookToken.Length == 0 ? null : Bearer.Hash(WebhookToken),
            TimeSpan.Zero,
            IsDeclaration: true))
            ?? throw new BrokenConfigurationException($"DEFAULT_TENANT is {_options.Name}, which is being deleted: start again when that is finished");
        await DeclareKey(tenant, settings);
        await DeclareSources(tenant, settings, sources);
        await people.LeaveThoseOutside(Name, settings);
    }

    private async Task DeclareKey(ITenantGrain tenant, TenantSettings settings)
    {
        var declared = Array.Find(settings.ApiKeys, key => key.Id == DeclaredKey);
        if (ApiKey.Length == 0 && declared is not null)
        {
            await tenant.RevokeApiKey(DeclaredKey);
        }
        else if (ApiKey.Length > 0 && declared?.KeyHash != Bearer.Hash(ApiKey))
        {
            await tenant.AddApiKey(new AddApiKey(DeclaredKey, "API_KEY", Bearer.Hash(ApiKey), null));
        }
    }

    private static async Task DeclareSources(ITenantGrain tenant, TenantSettings settings, IReadOnlyList<PutSource> sources)
    {
        var gone = settings.Sources
            .Where(source => source.Settings.IsDeclared && sources.All(declared => declared.Settings.Name != source.Settings.Name));
        foreach (var source in gone)
        {
            await tenant.DeleteSource(source.Settings.Name);
        }

        foreach (var source in sources.Where(source => !settings.Sources.Any(known => IsSame(known, source))))
        {
            await tenant.PutSource(source);
        }
    }

    private static bool IsSame(Source known, PutSource declared)
        => known.Settings.Name == declared.Settings.Name && known.Settings.IsDeclared
            && known.Secrets[0].Value.AsSpan().SequenceEqual(declared.Secret);

    private static string Domain(string text)
        => EmailAddress.TryNormalizeDomain(text.TrimStart('@'), out var domain)
            ? domain
            : throw new BrokenConfigurationException($"EMAIL_DOMAINS has \"{text}\"; it takes domains such as example.com");

    private static string Origin(string text)
        => OriginText.TryNormalize(text, out var origin)
            ? origin
            : throw new BrokenConfigurationException($"ALLOWED_ORIGINS has \"{text}\". {OriginText.Rule}");

    private IEnumerable<string> Origins()
    {
        var origins = Split(_options.AllowedOrigins).Select(Origin).Distinct();
        return !string.IsNullOrEmpty(_options.ExtensionId) ? origins.Prepend($"chrome-extension://{_options.ExtensionId}")
            : environment.IsDevelopment() ? origins.Prepend(OriginText.AnyExtension)
            : origins;
    }

    private static string[] Split(string list)
        => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
