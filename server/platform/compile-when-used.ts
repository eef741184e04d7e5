import validatorSelector from "@fastify/ajv-compiler";
import { SerializerSelector } from "@fastify/fast-json-stringify-compiler";

const compilerOfValidators = validatorSelector();
const compilerOfSerializers = SerializerSelector();
type CompileValidator = ReturnType<typeof compilerOfValidators>;
type Validate = ((...given: unknown[]) => unknown) & { errors?: unknown; schemaEnv?: unknown };

/**
 * Fastify makes a program of every route's schemas before it listens: two fifths of our start. Here each is made when it is
 * first asked for; some never are.
 */
export const COMPILE_WHEN_USED = {
  buildValidator(...pool: Parameters<typeof compilerOfValidators>): CompileValidator {
    const compile = compilerOfValidators(...pool);
    const later = (route: Parameters<CompileValidator>[0]): Validate => {
      let compiled: Validate | undefined;
      const validate: Validate = (...given) => {
        compiled ??= compile(route) as Validate; // as: Ajv's type says which data it takes; here it takes any
        const valid = compiled(...given);
        validate.errors = compiled.errors;
        return valid;
      };
      validate.schemaEnv = true; // like Ajv's own, it is told where the data hangs
      return validate;
    };
    return later as CompileValidator; // as above
  },

  buildSerializer(
    ...pool: Parameters<typeof compilerOfSerializers>
  ): ReturnType<typeof compilerOfSerializers> {
    const compile = compilerOfSerializers(...pool);
    return (route) => {
      let compiled: ReturnType<typeof compile> | undefined;
      return (answer) => {
        compiled ??= compile(route);
        return compiled(answer);
      };
    };
  },
};
