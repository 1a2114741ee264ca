using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Keeps arguments, results, stream items and stored state apart from their sender's, as Orleans' serializer does:
/// what is immutable passes as it is, the rest is copied in depth.
/// <list type="bullet">
/// <item>Passed: primitives, strings, enums, dates, references, immutable collections, anything <c>[Immutable]</c> with all
/// that is in it, and types of the base library that are not named below.</item>
/// <item>Copied: arrays, <c>List</c>, <c>Dictionary</c>, <c>HashSet</c>, generic structs of the base library (tuples,
/// <c>Memory</c>), and classes and structs of the application that are not <c>[Immutable]</c>.</item>
/// </list>
/// Two paths to one object become two copies, and a cycle is not supported.
/// </summary>
internal static class Copier
{
    static readonly ConcurrentDictionary<Type, Func<object, object>?> Copiers = new();

    public static object? Copy(object? value) =>
        value is not null && Copiers.GetOrAdd(value.GetType(), Build) is { } copy ? copy(value) : value;

    public static bool IsImmutable(Type type) =>
        type.IsPrimitive
        || type.IsEnum
        || type == typeof(string)
        || type.IsDefined(typeof(ImmutableAttribute), false)
        || typeof(IAddressable).IsAssignableFrom(type)
        || typeof(Delegate).IsAssignableFrom(type)
        || typeof(Exception).IsAssignableFrom(type)
        || type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen"
        || (Nullable.GetUnderlyingType(type) is { } inner && IsImmutable(inner))
        || (type.Namespace is "System" or "System.Threading" && type is { IsValueType: true, IsGenericType: false })
        || (IsOfBaseLibrary(type) && type.IsSealed && type is { IsGenericType: false, IsArray: false });

    static bool IsOfBaseLibrary(Type type) => type.Namespace?.Split('.')[0] is "System" or "Microsoft";

    static Func<object, object>? Build(Type type)
    {
        if (IsImmutable(type))
        {
            return null;
        }

        if (type.IsArray)
        {
            return IsImmutable(type.GetElementType()!) ? static value => ((Array)value).Clone() : CopyArray;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition == typeof(List<>) ? Generic(nameof(CopyList), type)
            : definition == typeof(Dictionary<,>) ? Generic(nameof(CopyDictionary), type)
            : definition == typeof(HashSet<>) ? Generic(nameof(CopySet), type)
            : IsOfBaseLibrary(type) && !(type.IsValueType && type.IsGenericType) ? null
            : FieldCopier.Build(type);
    }

    static Func<object, object> Generic(string name, Type type) =>
        typeof(Copier).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<object, object>>();

    static object CopyArray(object value)
    {
        var copy = (Array)((Array)value).Clone();
        for (var i = 0; i < copy.Length; i++)
        {
            copy.SetValue(Copy(copy.GetValue(i)), i);
        }

        return copy;
    }

    static List<T> CopyList<T>(object value) =>
        IsImmutable(typeof(T)) ? new List<T>((List<T>)value) : ((List<T>)value).ConvertAll(item => (T)Copy(item)!);

    static HashSet<T> CopySet<T>(object value)
    {
        var set = (HashSet<T>)value;
        return new HashSet<T>(set.Select(item => (T)Copy(item)!), set.Comparer);
    }

    static Dictionary<TKey, TValue> CopyDictionary<TKey, TValue>(object value) where TKey : notnull
    {
        var dictionary = (Dictionary<TKey, TValue>)value;
        return new Dictionary<TKey, TValue>(
            dictionary.Select(pair => KeyValuePair.Create((TKey)Copy(pair.Key)!, (TValue)Copy(pair.Value)!)), dictionary.Comparer);
    }
}
