using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Hosting;

namespace OrleansNotify.Channels;

internal static class MessagesSetup
{
    public static void AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MessageOptions>(configuration);
        services.AddMessageProviders();
        services.AddSingleton<IMessageProvider, CaptureMessages>();
        services.AddSingleton<IStrangerHttp, GuardedHttp>();
        services.AddSingleton<IStrangerSockets, GuardedSockets>();
        services.AddSingleton<AccountSettingsBox>();
        services.AddSingleton<OperatorAccounts>();
        services.AddSingleton<ProviderAccounts>();
        services.AddSingleton<PublishedTemplates>();
        services.AddSingleton<MessageAudience>();
        services.AddSingleton<MessageFactsReader>();
        services.AddSingleton<DigestReader>();
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<MessageExplainer>();
        services.AddSingleton<SuppressionSink>();
        services.AddSingleton<BudgetReports>();
        services.AddSingleton<LocalSenders>();
        services.AddSingleton<MessageServices>();
        services.AddSingleton<InboundTexts>();
        services.AddSingleton<CallbackFacts>();
        services.AddSingleton<CallbackReceiver>();
        services.AddSingleton<ProviderHealth>();
    }
}
