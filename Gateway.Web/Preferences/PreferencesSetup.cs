namespace OrleansNotify.Preferences;

internal static class PreferencesSetup
{
    public static void AddPreferences(this IServiceCollection services)
    {
        services.AddSingleton<PreferenceChanges>();
        services.AddSingleton<OwnPreferences>();
    }
}
