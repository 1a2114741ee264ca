using OrleansNotify.Http;

namespace OrleansNotify.People;

internal static class PersonProblems
{
    public static Problem Invalid(string rule) => Problems.Invalid("person_invalid", rule);

    public static Problem Id => Invalid("A person's id is 1 to 255 printable characters.");

    public static Problem TooMany(string what, int most) => Problems.Invalid("person_limit", $"A person has at most {most} {what}.");
}
