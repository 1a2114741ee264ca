namespace OrleansNotify.Sources;

internal static class SourceSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<SourceGate>()
        .AddSingleton<RefusalLimits>()
        .AddSingleton<SourceRefusals>()
        .AddSingleton<IncomingSecrets>()
        .AddSingleton<IncomingGate>()
        .AddSingleton<IncomingDesk>()
        .AddSingleton<IncomingTest>();
}
