using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Hosting;

public static class SettingsSetup
{
    /// <summary>Binds the options to the flat keys that their attributes name, validated at start.</summary>
    public static T AddSettings<T>(this IServiceCollection services, IConfiguration configuration) where T : class, new()
    {
        services.AddOptions<T>().Bind(Settings.Given<T>(configuration)).ValidateDataAnnotations().ValidateOnStart();
        return Settings.Read<T>(configuration);
    }
}
