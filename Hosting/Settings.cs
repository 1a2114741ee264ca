using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

/// <summary>Reads options whose properties name their flat keys, and says in the operator's words what is wrong with one.</summary>
public static class Settings
{
    public static T Read<T>(IConfiguration configuration) where T : class, new()
    {
        foreach (var property in typeof(T).GetProperties())
        {
            RefuseUnreadable(property, configuration);
        }

        var options = Given<T>(configuration).Get<T>() ?? new T();
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            throw new BrokenConfigurationException(string.Join("; ", problems.Select(problem => InWords<T>(problem))));
        }

        return options;
    }

    /// <summary>Only the keys of T that have a value: an empty variable is the same as none.</summary>
    internal static IConfiguration Given<T>(IConfiguration configuration)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(typeof(T).GetProperties()
                .Select(KeyOf)
                .Where(key => key is not null && !string.IsNullOrEmpty(configuration[key]))
                .Select(key => KeyValuePair.Create(key!, configuration[key!])))
            .Build();

    private static string? KeyOf(PropertyInfo property) => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name;

    private static void RefuseUnreadable(PropertyInfo property, IConfiguration configuration)
    {
        if (KeyOf(property) is not { } key || configuration[key] is not { Length: > 0 } value)
        {
            return;
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isReadable = type switch
        {
            _ when type == typeof(int) => int.TryParse(value, out _),
            _ when type == typeof(TimeSpan) => TimeSpan.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
            _ when type == typeof(bool) => bool.TryParse(value, out _),
            _ => true,
        };
        if (!isReadable)
        {
            var wanted = type == typeof(TimeSpan) ? "a span like 00:15:00 or 30.00:00:00" : type == typeof(int) ? "a whole number" : "true or false";
            throw new BrokenConfigurationException($"{key} is \"{value}\"; it must be {wanted}");
        }
    }

    private static string InWords<T>(ValidationResult problem)
    {
        var message = problem.ErrorMessage ?? "is not valid";
        foreach (var member in problem.MemberNames)
        {
            var key = typeof(T).GetProperty(member) is { } property ? KeyOf(property) : null;
            message = key is null ? message : message.Replace($"The field {member}", key, StringComparison.Ordinal).Replace($"The {member} field", key, StringComparison.Ordinal);
        }

        return message.TrimEnd('.');
    }
}
