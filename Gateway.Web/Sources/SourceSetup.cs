namespace OrleansNotify.Sources;

internal static class SourceSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<SourceAuthenticator>()
        .AddSingleton<RefusalLimits>()
        .AddSingleton<SourceRefusals>();
}
