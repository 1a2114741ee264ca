using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Channels;

/// <summary>The operator's default accounts, out of the environment: for tenants that have none of their own on a channel.</summary>
internal sealed class OperatorAccounts
{
    private readonly Dictionary<Channel, ProviderAccount> _accounts = [];
    private readonly ProviderCatalogue _catalogue;
    private readonly IConfiguration _configuration;
    private readonly string _from;
    private readonly ILogger<OperatorAccounts> _logger;
    private readonly Dictionary<Channel, PriceList?> _prices;
    private readonly bool _mayCapture;

    public OperatorAccounts(
        ProviderCatalogue catalogue, IOptions<MessageOptions> options, IOptions<MailOptions> mail, IConfiguration configuration, IHostEnvironment environment,
        ILogger<OperatorAccounts> logger)
    {
        (_catalogue, _configuration, _from, _logger, _mayCapture) = (catalogue, configuration, mail.Value.From, logger, !environment.IsProduction());
        _prices = ChannelWords.All.ToDictionary(channel => channel, options.Value.PricesOf);
        Add(Channel.Email, EmailOf(mail.Value));
        Add(Channel.Sms, options.Value.SmsProvider switch { "twilio" => "twilio-sms", "aws" => "sns", var other => other });
        Add(Channel.WhatsApp, (options.Value.WhatsAppProvider ?? options.Value.SmsProvider) switch
        {
            "twilio" => "twilio-whatsapp",
            "business" => "whatsapp-cloud",
            "capture" => CaptureMessages.Id,
            _ => null,
        });
        Add(Channel.Push, string.IsNullOrEmpty(configuration["VAPID_PRIVATE_KEY"]) ? null : "web-push");
    }

    public ProviderAccount? Find(Channel channel) => _accounts.GetValueOrDefault(channel);

    /// <summary>Where callbacks of an operator's account arrive has its id.</summary>
    public ProviderAccount? Find(string id) => _accounts.Values.FirstOrDefault(account => account.Id == id);

    public IReadOnlyDictionary<Channel, ProviderAccount> All => _accounts;

    /// <summary>What is chosen by name is named, also when it lacks something: <see cref="Add"/> says what.</summary>
    private static string? EmailOf(MailOptions options) => options.EmailProvider switch
    {
        "aws" => "ses",
        { Length: > 0 } named => named,
        _ => options.Provider switch
        {
            MailProviderKind.SendGrid => "sendgrid",
            MailProviderKind.Smtp => "smtp",
            _ => null,
        },
    };

    private void Add(Channel channel, string? id)
    {
        if (id is not null && _catalogue.TryGet(id, out var provider))
        {
            var values = provider.Manifest.Fields
                .Select(field => (field.Name, Value: ValueOf(field)))
                .Where(field => !string.IsNullOrEmpty(field.Value))
                .ToDictionary(field => field.Name, field => field.Value!);
            var problems = ProviderRules.Validate(provider.Manifest, values, isOperators: true);
            if (problems.Count == 0)
            {
                var accountId = $"operator-{channel.Word()}";
                _accounts[channel] = new ProviderAccount(accountId, provider, new ProviderSettings(accountId, provider.Manifest, values) { IsOperators = true }, false, 0)
                {
                    Prices = _prices[channel],
                };
                return;
            }

            _logger.ProviderIncomplete(channel.Word(), InWords(provider.Manifest, problems));
        }

        if (_mayCapture && _catalogue.TryGet(CaptureMessages.Id, out var capture))
        {
            var accountId = $"{CaptureMessages.Id}-{channel.Word()}";
            _accounts[channel] = new ProviderAccount(
                accountId, capture, new ProviderSettings(accountId, capture.Manifest, new Dictionary<string, string>()), false, 0);
        }
    }

    private string? ValueOf(ProviderField field) => field.Environment switch
    {
        null => null,
        "MAIL_FROM" => _from,
        var variable => _configuration[variable],
    };

    private static string InWords(ProviderManifest manifest, IReadOnlyList<FieldProblem> problems)
        => $"{manifest.Name} is chosen, and " + string.Join("; ", problems.Select(problem =>
            $"{manifest.Fields.FirstOrDefault(field => field.Name == problem.Field)?.Environment ?? problem.Field} {problem.Reason}"));
}
