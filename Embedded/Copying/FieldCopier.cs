using System.Reflection;

namespace Orleans.Embedded;

internal static class FieldCopier
{
    static readonly Func<object, object> Clone = typeof(object)
        .GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    public static Func<object, object>? Build(Type type)
    {
        var all = Fields(type).ToArray();
        var mutable = all.Where(field => !Copier.IsImmutable(field.FieldType)).ToArray();
        if (mutable.Length == 0 && Array.TrueForAll(all, field => field.IsInitOnly))
        {
            return null;
        }

        return value =>
        {
            var copy = Clone(value);
            foreach (var field in mutable)
            {
                field.SetValue(copy, Copier.Copy(field.GetValue(value)));
            }

            return copy;
        };
    }

    static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
