namespace OrleansNotify.Compat.Business;

internal static class BusinessSetup
{
    public static IServiceCollection AddBusiness(this IServiceCollection services) => services
        .AddSingleton<BusinessNotificationList>()
        .AddSingleton<IncomingSecrets>()
        .AddSingleton<IncomingAuthenticator>()
        .AddSingleton<IncomingHandler>()
        .AddSingleton<IncomingTest>();
}
